import type { Ctx } from '#core/context.ts';
import { hasRoute } from '#modules/suppliers/index.ts';
import { valuesInStock } from '#modules/vouchers/index.ts';

type Wanted = { productId: string; denomination: bigint; currency: string; country: string };

/** Whether own stock or a supplier can serve this value now; if not, the values that stock could. */
export async function canServe(
  ctx: Ctx,
  wanted: Wanted,
): Promise<{ can: true } | { can: false; values: number[] }> {
  if (await hasInStock(ctx, wanted)) return { can: true };
  if (await canSupply(ctx, wanted)) return { can: true };
  return { can: false, values: await valuesInStock(ctx, wanted.productId) };
}

/** Whether a supplier can be asked for this value now. */
export async function canSupply(ctx: Ctx, wanted: Wanted): Promise<boolean> {
  return hasRoute(ctx, { ...wanted, exclude: [] });
}

export async function hasInStock(ctx: Ctx, wanted: Wanted): Promise<boolean> {
  return (await valuesInStock(ctx, wanted.productId)).includes(Number(wanted.denomination));
}
