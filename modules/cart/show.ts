import { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { POINTS } from '#lib/money.ts';
import { plain } from '#lib/plain.ts';
import { balanceOf } from '#modules/ledger/index.ts';
import { offerOf } from '#modules/orders/index.ts';
import { rateOf } from '#modules/points/index.ts';
import { type StoredLine, selectCartLines, selectCount, selectHead } from './queries.ts';
import type { CartCount, CartLine, CartView } from './schema.ts';

/** The signed-in member's cart at present prices: what can be bought, and of what cannot, why. */
export const showCart = verb({
  name: 'cart.show',
  permission: 'orders.redeem',
  members: true,
  reads: true,
  input: z.object({}),
  run: async (ctx): Promise<CartView> => {
    const head = await selectHead(ctx);
    const lines = await readLines(ctx);
    const rate = await rateOf(ctx, ctx.tenant.currency);
    const { available } = await balanceOf(ctx, { kind: 'wallet', ownerId: ctx.actor.id, currency: POINTS });
    return {
      revision: head?.revision ?? 0,
      lines,
      points: lines.reduce((sum, l) => sum + (isReady(l) ? (l.unitPoints ?? 0) * l.quantity : 0), 0),
      balance: plain(available),
      worth: rate && {
        points: plain(rate.points),
        minorUnits: plain(rate.minorUnits),
        currency: ctx.tenant.currency,
      },
      lastOrderId: head?.orderId ?? null,
    };
  },
});

/** How many vouchers lie in the signed-in member's cart. */
export const countCart = verb({
  name: 'cart.count',
  permission: 'orders.redeem',
  members: true,
  reads: true,
  input: z.object({}),
  run: async (ctx): Promise<CartCount> => ({ count: (await selectCount(ctx)).count }),
});

export const isReady = (line: CartLine) => line.state === 'ready';

/** Every line with what it would cost now and whether it could be had. */
export async function readLines(ctx: Ctx): Promise<CartLine[]> {
  const lines: CartLine[] = [];
  for (const line of await selectCartLines(ctx)) lines.push(await asOffered(ctx, line));
  return lines;
}

async function asOffered(ctx: Ctx, stored: StoredLine): Promise<CartLine> {
  const { productId: _, country: __, ...line } = stored;
  const offer = await offerOf(ctx, stored);
  const free = offer?.free ?? 0;
  const state = !offer ? 'gone' : free >= line.quantity ? 'ready' : free > 0 ? 'few' : 'sold_out';
  return {
    ...line,
    denomination: plain(line.denomination),
    seenPoints: plain(line.seenPoints),
    unitPoints: offer && plain(offer.unitPoints),
    state,
    free,
  };
}
