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

export function rememberSale(tenantId: string, productId: string, sale: Sale): void {
  if (sales.size >= MAX_SALES) sales.clear();
  sales.set(keyOf(tenantId, productId), sale);
}

export function recallSale(tenantId: string, productId: string): Sale | undefined {
  return sales.get(keyOf(tenantId, productId));
}

export function forgetSale(tenantId: string, productId: string): void {
  sales.delete(keyOf(tenantId, productId));
}
