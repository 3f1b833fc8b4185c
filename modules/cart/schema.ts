import { z } from 'zod';
import { idSchema } from '#lib/id.ts';
import { amountSchema } from '#lib/money.ts';
import type { PlacedOrder, Quote } from '#modules/orders/schema.ts';
import { MAX_LINES, MAX_QUANTITY, redeemInput } from '#modules/orders/schema.ts';

export { MAX_LINES, MAX_QUANTITY };

const quantity = z
  .number()
  .int('must be a whole number')
  .max(MAX_QUANTITY, `must be at most ${MAX_QUANTITY}`);

export const addInput = z.object({
  listingId: idSchema('listing'),
  denomination: amountSchema,
  quantity: quantity.min(1, 'must be at least 1').default(1),
});
export const setQuantityInput = z.object({
  lineId: idSchema('cartLine'),
  /** None takes the line out. */
  quantity: quantity.min(0, 'must be at least 0'),
});
export const redeemCartInput = redeemInput;

export type CartLine = {
  lineId: string;
  listingId: string;
  productName: string;
  brandName: string;
  artUrl: string;
  denomination: number;
  currency: string;
  quantity: number;
  /** ready: can be bought · few: only `free` of them · sold_out · gone: not offered any more. */
  state: 'ready' | 'few' | 'sold_out' | 'gone';
  /** How many of them could be bought now, at most as many as are wanted. */
  free: number;
  /** The present price of one and what the member saw before; null when it is gone. */
  unitPoints: number | null;
  seenPoints: number;
};
export type CartView = {
  revision: number;
  lines: CartLine[];
  /** The price of what can be bought now. */
  points: number;
  balance: number;
  /** What the points are worth, in the tenant's currency. */
  worth: { points: number; minorUnits: number; currency: string } | null;
  /** An order made of this cart is here. */
  lastOrderId: string | null;
};
/** Vouchers in the cart, over all its lines. */
export type CartCount = { count: number };
export type CartQuote = Quote & {
  /** How many lines of the cart cannot be bought now and stay in it. */
  leftOut: number;
};
export type CartOrder = PlacedOrder & {
  /** It was ordered before, on another screen; nothing was charged again. */
  already: boolean;
};
