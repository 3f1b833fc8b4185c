import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { offerOf } from '#modules/orders/index.ts';
import { selectCount } from './queries.ts';
import { addInput, type CartCount, MAX_LINES, MAX_QUANTITY, setQuantityInput } from './schema.ts';
import { addToLine, bump, lockCart, updateQuantity } from './store.ts';

/** Puts vouchers into the signed-in member's cart; more of the same go to the line that is there. */
export const addToCart = verb({
  name: 'cart.add',
  permission: 'orders.redeem',
  members: true,
  input: addInput,
  run: async (ctx, { listingId, denomination, quantity }): Promise<CartCount> => {
    const offer = (await offerOf(ctx, { listingId, denomination, quantity })) ?? notFound();
    await lockCart(ctx);
    const line = { id: newId('cartLine'), listingId, denomination, quantity, seenPoints: offer.unitPoints };
    await addToLine(ctx, line);
    return counted(ctx);
  },
});

/** Sets how many of a line are wanted; none takes it out. */
export const setQuantity = verb({
  name: 'cart.setQuantity',
  permission: 'orders.redeem',
  members: true,
  input: setQuantityInput,
  run: async (ctx, line): Promise<CartCount> => {
    await lockCart(ctx);
    if (!(await updateQuantity(ctx, line))) notFound();
    return counted(ctx);
  },
});

async function counted(ctx: Ctx): Promise<CartCount> {
  const { lines, count } = await selectCount(ctx);
  if (lines > MAX_LINES)
    refuse('conflict', `A cart holds ${MAX_LINES} different vouchers. Order these first, or take one out.`);
  if (count > MAX_QUANTITY)
    refuse('conflict', `A cart holds ${MAX_QUANTITY} vouchers in all. Order these first, or take some out.`);
  await bump(ctx);
  return { count };
}
