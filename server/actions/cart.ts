'use server';
import type { Result } from '#lib/result.ts';
import { addToCart, quoteCart, redeemCart, setQuantity, showCart } from '#modules/cart/index.ts';
import type { CartCount, CartOrder, CartQuote, CartView } from '#modules/cart/schema.ts';
import { setFavourite } from '#modules/catalog/index.ts';
import { searchColleagues } from '#modules/identity/index.ts';
import type { Colleague } from '#modules/identity/schema.ts';
import { cancelMine, tellWhenBack } from '#modules/orders/index.ts';
import type { OrderInput } from '#modules/orders/schema.ts';
import { act } from '../action.ts';

export async function showMyCart(): Promise<Result<CartView>> {
  return act('member', showCart, {});
}

/** The key belongs to one tap, so that a retry adds once. */
export async function addToMyCart(input: {
  listingId: string;
  denomination: number;
  quantity?: number;
  idempotencyKey: string;
}): Promise<Result<CartCount>> {
  const { idempotencyKey, ...line } = input;
  return act('member', addToCart, line, { idempotencyKey });
}

export async function setMyQuantity(input: { lineId: string; quantity: number }): Promise<Result<CartCount>> {
  return act('member', setQuantity, input);
}

export async function quoteMyCart(): Promise<Result<CartQuote>> {
  return act('member', quoteCart, {});
}

/** The key belongs to one quote, as for a single product. */
export async function placeMyCart(input: OrderInput): Promise<Result<CartOrder>> {
  const { idempotencyKey, ...order } = input;
  return act('member', redeemCart, order, { idempotencyKey });
}

export async function findColleagues(input: { q: string }): Promise<Result<{ items: Colleague[] }>> {
  return act('member', searchColleagues, input);
}

export async function callOffOrder(input: { orderId: string }): Promise<Result<{ status: string }>> {
  return act('member', cancelMine, input);
}

export async function markFavourite(input: {
  listingId: string;
  on: boolean;
}): Promise<Result<{ on: boolean }>> {
  return act('member', setFavourite, input);
}

export async function waitForStock(input: {
  listingId: string;
  denomination: number;
  on: boolean;
}): Promise<Result<{ on: boolean }>> {
  return act('member', tellWhenBack, input);
}
