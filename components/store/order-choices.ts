import type { OrderInput, PlacedOrder, Quote } from '#modules/orders/schema.ts';

export type Placed = PlacedOrder & { already?: boolean };
export type Priced = Quote & { leftOut?: number };
/** What a person adds to a quote before confirming it. */
export type Choices = Omit<OrderInput, 'quoteId' | 'idempotencyKey'>;
