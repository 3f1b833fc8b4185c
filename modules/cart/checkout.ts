import { z } from 'zod';
import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { orderOfQuote, orderPlaced, quote, redeem } from '#modules/orders/index.ts';
import { selectCartQuote } from './queries.ts';
import { type CartOrder, type CartQuote, redeemCartInput } from './schema.ts';
import { isReady, readLines } from './show.ts';
import { bump, deleteLines, insertCartQuote, lockCart, updateSeen } from './store.ts';

/** Locks the price of everything in the cart that can be bought now; the rest stays in it and blocks nothing. */
export const quoteCart = verb({
  name: 'cart.quote',
  permission: 'orders.redeem',
  members: true,
  input: z.object({}),
  run: async (ctx): Promise<CartQuote> => {
    const { revision } = await lockCart(ctx);
    const lines = await readLines(ctx);
    const ready = lines.filter(isReady);
    if (ready.length === 0) refuse('not_available', 'Nothing in the cart can be bought now.');
    const quoted = await quote.run(ctx, {
      lines: ready.map((l) => ({ ...l, denomination: BigInt(l.denomination) })),
    });
    const lineIds = ready.map((l) => l.lineId);
    await insertCartQuote(ctx, { quoteId: quoted.quoteId, revision, lineIds });
    await updateSeen(
      ctx,
      ready.map((l) => ({ id: l.lineId, points: l.unitPoints ?? 0 })),
    );
    return { ...quoted, leftOut: lines.length - ready.length };
  },
});

/**
 * Orders what a quote of the cart holds and takes it out of the cart. A cart is ordered once, whichever screen is
 * first: another quote of the same cart answers with the order that was made.
 */
export const redeemCart = verb({
  name: 'cart.redeem',
  permission: 'orders.redeem',
  members: true,
  input: redeemCartInput,
  run: async (ctx, input): Promise<CartOrder> => {
    const cart = await lockCart(ctx);
    const quoted = (await selectCartQuote(ctx, input.quoteId)) ?? notFound();
    const placed = await orderOfQuote(ctx, input.quoteId);
    if (placed) return { ...placed, already: true };
    if (cart.orderId && quoted.revision === cart.orderedRevision)
      return { ...(await orderPlaced(ctx, cart.orderId)), already: true };
    if (quoted.revision !== cart.revision)
      refuse(
        'conflict',
        'Your cart has changed since this price was fixed. Look at it again. Nothing was charged.',
      );
    const order = await redeem.run(ctx, input);
    await deleteLines(ctx, quoted.lineIds);
    await bump(ctx, { orderId: order.orderId, revision: quoted.revision });
    return { ...order, already: false };
  },
});
