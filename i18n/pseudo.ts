/** The same words with marks around each text, "⟦Cancel⟧": what shows without them did not come from a message. */
export function marked<T>(words: T): T {
  if (typeof words === 'string') return `⟦${words}⟧` as T;
  if (typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(Object.entries(words).map(([key, inner]) => [key, marked(inner)])) as T;
}
