import type { Failure } from '#lib/result.ts';

/** Holds the secret of a browser that has claimed by a link; sent to the pages of such links alone. */
export const CLAIMER_COOKIE = 'damson_claimer';

/** What the page says of a refused claim. The reward's own state speaks for itself, so it needs no word. */
export function saidOf({ code }: Failure): string {
  if (code === 'out_of_stock') return 'soldOut';
  if (code === 'invalid') return 'choose';
  if (code === 'not_available') return 'gone';
  if (code === 'rate_limited') return 'slow';
  return code === 'conflict' ? 'claimed' : 'failed';
}
