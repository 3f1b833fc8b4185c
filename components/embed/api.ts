import type { FrameSpeech } from '#i18n/frame-speech.ts';
import type { Failure, Result } from '#lib/result.ts';

export type Opened = { bearer: string; expiresAt: string; name: string; speech: FrameSpeech };
type By = { token: string } | { code: string };
type Problem = {
  code?: string;
  detail?: string;
  errors?: Failure['fields'];
  params?: Failure['params'];
};
export type FrameApi = ReturnType<typeof frameApi>;

/**
 * Speaks to the frame's own server. The bearer lives in this closure: in no storage, no cookie and no address, so that
 * it ends with the page. Whoever is signed out meanwhile is signed in again once, by a new token.
 */
export function frameApi(lang: string | null, renew: () => Promise<By | null>, onEnded: () => void) {
  let bearer: string | null = null;
  let renewing: Promise<boolean> | null = null;

  async function open(by: By): Promise<Result<Opened>> {
    const answer = await ask<Opened>('POST', '/session', { ...by, ...(lang && { lang }) });
    if (answer.ok) bearer = answer.data.bearer;
    return answer;
  }

  async function ask<T>(method: string, path: string, body?: object): Promise<Result<T>> {
    const response = await fetch(`/embed/api${path}`, {
      method,
      credentials: 'omit',
      headers: {
        ...(bearer && { Authorization: `Bearer ${bearer}` }),
        ...(body && { 'Content-Type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    }).catch(() => null);
    const said: unknown = await response?.json().catch(() => null);
    if (response?.ok) return { ok: true, data: said as T };
    return { ok: false, error: failureOf(said as Problem | null) };
  }

  async function again(): Promise<boolean> {
    bearer = null;
    const by = await renew();
    const answer = by && (await open(by));
    if (!answer?.ok) onEnded();
    return answer?.ok === true;
  }

  async function asked<T>(method: string, path: string, body?: object): Promise<Result<T>> {
    const answer = await ask<T>(method, path, body);
    if (answer.ok || answer.error.code !== 'unauthenticated') return answer;
    renewing ??= again().finally(() => {
      renewing = null;
    });
    return (await renewing) ? ask<T>(method, path, body) : answer;
  }

  return {
    open,
    get: <T>(path: string) => asked<T>('GET', path),
    post: <T>(path: string, body: object = {}) => asked<T>('POST', path, body),
  };
}

/** No answer, or one that is no problem detail, says nothing about what was done. */
function failureOf(said: Problem | null): Failure {
  const { code = 'internal', detail = '', errors = [], params = {} } = said ?? {};
  return { code: code as Failure['code'], message: detail, fields: errors, params };
}
