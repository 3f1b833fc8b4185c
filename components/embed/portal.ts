/** The line between the frame and the page around it. Both ends look who speaks; no secret but the token crosses it. */
export type Portal = {
  /** A new token from the portal, or null when it has none. */
  token: () => Promise<string | null>;
  tell: (type: string, detail?: object) => void;
  close: () => void;
};
type Heard = { damson?: number; type?: string; token?: unknown; path?: unknown };

const ANSWER_WITHIN_MS = 20_000;

/** Opens the line to the origin that the portal's script names, if the tenant lists it; else null. */
export function openPortal(
  origin: string | null,
  allowed: readonly string[],
  onOpen: (path: string) => void,
): Portal | null {
  if (window.parent === window || !origin || !allowed.includes(origin)) return null;
  let waiting: ((token: string | null) => void)[] = [];
  const say = (message: object) => window.parent.postMessage({ damson: 1, ...message }, origin);
  const answer = (token: string | null) => {
    for (const done of waiting) done(token);
    waiting = [];
  };
  const hear = (event: MessageEvent) => {
    if (event.source !== window.parent || event.origin !== origin) return;
    const said = event.data as Heard | null;
    if (said?.damson !== 1) return;
    if (said.type === 'token') answer(typeof said.token === 'string' ? said.token : null);
    if (said.type === 'open' && typeof said.path === 'string') onOpen(said.path);
  };
  window.addEventListener('message', hear);
  return {
    token: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        setTimeout(() => answer(null), ANSWER_WITHIN_MS);
        say({ type: 'token' });
      }),
    tell: (type, detail) => say({ type, ...detail }),
    close: () => window.removeEventListener('message', hear),
  };
}
