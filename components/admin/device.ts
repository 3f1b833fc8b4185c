const YEAR_SECONDS = 365 * 86_400;

/** Keeps a choice on this device for a year; an empty value forgets it. */
export function rememberOnDevice(name: string, value: string): void {
  const life = value ? YEAR_SECONDS : 0;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere yet.
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${life}; samesite=lax`;
}
