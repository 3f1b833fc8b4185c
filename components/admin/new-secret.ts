/** A key just made, with the secret that is shown once. */
export type NewSecret = { apiKeyId: string; name: string; secret: string };

const MADE = 'damson:secret';

/** A row of the table hands a secret to the page above it, which keeps it in sight until it is stored. */
export function tellSecret(made: NewSecret): void {
  window.dispatchEvent(new CustomEvent(MADE, { detail: made }));
}

export function onSecret(take: (made: NewSecret) => void): () => void {
  const listen = (event: Event) => take((event as CustomEvent<NewSecret>).detail);
  window.addEventListener(MADE, listen);
  return () => window.removeEventListener(MADE, listen);
}
