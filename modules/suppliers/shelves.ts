import type { Ctx } from '#core/context.ts';
import { reprice, setInStock } from '#modules/catalog/index.ts';
import { selectMatched, selectObtainable } from './offer-queries.ts';

/**
 * Tells the catalogue which of these products can be had now, and lets it price them by who offers them, after something
 * has changed in what suppliers offer. What changes in own stock, the vouchers tell it.
 */
export async function refreshInStock(ctx: Ctx, productIds: readonly string[]): Promise<void> {
  if (productIds.length === 0) return;
  for (const { productId, obtainable } of await selectObtainable(ctx, productIds)) {
    await setInStock(ctx, productId, obtainable);
  }
  await reprice(ctx, productIds);
}

/** The same for all products of an account. */
export async function refreshAccount(ctx: Ctx, accountId: string): Promise<void> {
  await refreshInStock(ctx, await selectMatched(ctx, accountId));
}
