'use server';
import type { Page } from '#lib/page.ts';
import type { Result } from '#lib/result.ts';
import { browse, type PlacedOrder, quote, redeem, searchOrders, suggest } from '#modules/orders/index.ts';
import type { Card, OrderRow, Quote } from '#modules/orders/schema.ts';
import { act } from '../action.ts';

export async function browseProducts(input: object): Promise<Result<Page<Card>>> {
  return act('member', browse, input);
}

export async function suggestProducts(input: {
  q: string;
}): Promise<Result<Awaited<ReturnType<typeof suggest.run>>>> {
  return act('member', suggest, input);
}

export async function quotePrice(input: {
  lines: { listingId: string; denomination: number; quantity?: number }[];
}): Promise<Result<Quote>> {
  return act('member', quote, input);
}

/** The key belongs to one quote on one screen, so that a double tap, Back or a retry buys once. */
export async function placeOrder(input: {
  quoteId: string;
  idempotencyKey: string;
}): Promise<Result<PlacedOrder>> {
  return act('member', redeem, { quoteId: input.quoteId }, { idempotencyKey: input.idempotencyKey });
}

export async function findOrders(input: object): Promise<Result<Page<OrderRow>>> {
  return act('operator', searchOrders, input);
}
