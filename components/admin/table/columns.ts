/** Which columns a list shows: those that the URL names, or the usual ones. */
export function readColumns<K extends string>(
  cols: string | undefined,
  { all, usual }: { all: readonly K[]; usual: readonly K[] },
): readonly K[] {
  if (!cols) return usual;
  const named = cols.split('-');
  return all.filter((key) => named.includes(key));
}

/** What the URL says of columns; null for the usual ones. */
export function writeColumns<K extends string>(chosen: readonly K[], usual: readonly K[]): string | null {
  const same = chosen.length === usual.length && chosen.every((key) => usual.includes(key));
  return same ? null : chosen.join('-') || 'none';
}
