import type { findOffer } from '#modules/catalog/index.ts';
import type { Rate } from '#modules/points/index.ts';

/** A product as it is offered, and the rate of its currency: what a price in points follows from. */
export type Sale = { offer: NonNullable<Awaited<ReturnType<typeof findOffer>>>; rate: Rate };

const MAX_SALES = 10_000;
/**
 * What orders of this process last read, by tenant and product. Nobody trusts it: an order that is made from it proves
 * in its own transaction that all of it still holds.
 */
const sales = new Map<string, Sale>();
const keyOf = (tenantId: string, productId: string) => `${tenantId} ${productId}`;

/** Null when the product is not sold, or has no price, any more. */
export function rememberSale(tenantId: string, productId: string, sale: Sale | null): void {
  if (sales.size >= MAX_SALES) sales.clear();
  if (sale) sales.set(keyOf(tenantId, productId), sale);
  else sales.delete(keyOf(tenantId, productId));
}

export function recallSale(tenantId: string, productId: string): Sale | undefined {
  return sales.get(keyOf(tenantId, productId));
}
