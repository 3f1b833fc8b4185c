const KEY = 'damson-searches';
const MOST = 5;

/** What was searched for on this device, newest first; it never leaves it. */
export function recentSearches(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((text) => typeof text === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
}

export function rememberSearch(text: string): void {
  const wanted = text.trim();
  if (wanted.length < 2) return;
  store([wanted, ...recentSearches().filter((t) => t.toLowerCase() !== wanted.toLowerCase())]);
}

/** A device that keeps nothing still searches. */
function store(texts: string[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(texts.slice(0, MOST)));
  } catch {
    // Private windows may refuse.
  }
}
