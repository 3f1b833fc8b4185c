import type { Ctx } from '#core/context.ts';
import { valuesInStock } from '#modules/vouchers/index.ts';

type Wanted = { productId: string; denomination: bigint; currency: string; country: string };

/** Whether own stock or a supplier can serve this value now; if not, the values that stock could. */
export async function canServe(
  ctx: Ctx,
  wanted: Wanted,
): Promise<{ can: true } | { can: false; values: number[] }> {
  const stocked = await valuesInStock(ctx, wanted.productId);
  if (stocked.includes(Number(wanted.denomination))) return { can: true };
  return { can: false, values: stocked };
}
