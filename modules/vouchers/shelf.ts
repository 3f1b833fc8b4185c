/** Codes of one product and value of one tenant. */
type Shelf = { tenantId: string; productId: string; denomination: bigint };

const MAX_SHELVES = 10_000;
/**
 * Where this process last found a free code: the entries before it in the index are dead, and walking past all
 * of them costs more than anything else in an order. Only a place to begin; when too few follow, all are asked.
 */
const lastTaken = new Map<string, string>();
const keyOf = (s: Shelf) => `${s.tenantId} ${s.productId} ${s.denomination}`;

/** The id of the code that was last taken; '' when none is known. */
export function lastTakenFrom(shelf: Shelf): string {
  return lastTaken.get(keyOf(shelf)) ?? '';
}

export function rememberTaken(shelf: Shelf, codeId: string): void {
  if (lastTaken.size >= MAX_SHELVES) lastTaken.clear();
  lastTaken.set(keyOf(shelf), codeId);
}
