'use server';
import type { Page } from '#lib/page.ts';
import type { Result } from '#lib/result.ts';
import { asSystem } from '#modules/identity/index.ts';
import { type PackedTile, packTile, tileOf } from '#modules/orders/client.ts';
import {
  browse,
  followOrder,
  myOrder,
  type PlacedOrder,
  paymentIdOf,
  quote,
  redeem,
  searchOrders,
  substitutes,
  suggest,
} from '#modules/orders/index.ts';
import type { Card, OrderInput, OrderProgress, OrderRow, Quote } from '#modules/orders/schema.ts';
import { startPayment } from '#modules/payments/index.ts';
import type { Started } from '#modules/payments/schema.ts';
import { act } from '../action.ts';
import { requestFacts } from '../context.ts';
import { toFailure } from '../errors.ts';

export async function browseProducts(input: object): Promise<Result<Page<PackedTile>>> {
  const page = await act('member', browse, input);
  return page.ok
    ? { ok: true, data: { ...page.data, items: page.data.items.map(tileOf).map(packTile) } }
    : page;
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
export async function placeOrder(input: OrderInput): Promise<Result<PlacedOrder>> {
  const { idempotencyKey, ...order } = input;
  return act('member', redeem, order, { idempotencyKey });
}

/** Where the person pays the card's share of an own order that waits for it. */
export async function payMyOrder({ orderId }: { orderId: string }): Promise<Result<Started>> {
  const order = await act('member', myOrder, { orderId });
  if (!order.ok) return order;
  const facts = await requestFacts();
  const platform = { ...facts, authenticate: asSystem('checkout') };
  try {
    const paymentId = await paymentIdOf.call(platform, { orderId });
    return { ok: true, data: await startPayment(platform, paymentId) };
  } catch (error) {
    return { ok: false, error: toFailure(error, facts.requestId) };
  }
}

export async function followMyOrder(input: { orderId: string }): Promise<Result<OrderProgress>> {
  return act('member', followOrder, input);
}

export async function findSubstitutes(input: { orderId: string }): Promise<Result<{ items: Card[] }>> {
  return act('member', substitutes, input);
}

export async function findOrders(input: object): Promise<Result<Page<OrderRow>>> {
  return act('operator', searchOrders, input);
}
