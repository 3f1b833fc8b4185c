import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { POINTS } from '#lib/money.ts';
import { findOffer } from '#modules/catalog/index.ts';
import { findMemberByEmail } from '#modules/identity/index.ts';
import { rateOf } from '#modules/points/index.ts';
import { openOrder } from './open.ts';
import { placeTogether } from './place-many.ts';
import { checkOffered, purchaseOf } from './purchase-by-key.ts';
import { whenToDeliver } from './receiver.ts';
import { rememberSale } from './sale.ts';
import { type PlacedOrder, placeInput } from './schema.ts';

/** An integration's order: paid from the program or a budget, for a recipient by e-mail. */
export const place = verb({
  name: 'orders.place',
  permission: 'orders.place',
  input: placeInput,
  together: placeTogether,
  run: async (ctx, input): Promise<PlacedOrder> => {
    const { productId, currency, recipient, budgetId, message } = input;
    const [offer, rate, member] = await Promise.all([
      findOffer(ctx, productId, { email: recipient.email }),
      rateOf(ctx, currency),
      findMemberByEmail(ctx, recipient.email),
    ]);
    const sold = offer && !offer.limited && rate && offer.currency === currency;
    rememberSale(ctx.tenant.id, productId, sold ? { offer, rate } : null);
    if (!offer) notFound();
    checkOffered(offer, input);
    if (!rate) refuse('not_available', 'This product has no price in points yet.');
    return openOrder(ctx, {
      ...purchaseOf(input, { offer, rate }, member),
      ...(budgetId ? { budgetId, payer: { kind: 'budget', ownerId: budgetId, currency: POINTS } } : {}),
      gift: message ? { message, from: ctx.tenant.name } : null,
      deliverAt: await whenToDeliver(ctx, input),
    });
  },
});
