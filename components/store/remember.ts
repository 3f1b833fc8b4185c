const YEAR_SECONDS = 31_536_000;

/** A choice of this device, for a year; an empty one is forgotten. */
export function remember(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: two choices of this device; the cookie store API is not everywhere.
  document.cookie = `${name}=${value}; path=/; max-age=${value ? YEAR_SECONDS : 0}; samesite=lax`;
}
