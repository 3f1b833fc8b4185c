import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { POINTS } from '#lib/money.ts';
import { plain } from '#lib/plain.ts';
import { findOffer, offers } from '#modules/catalog/index.ts';
import { findMemberByEmail } from '#modules/identity/index.ts';
import { pointsFor, rateOf } from '#modules/points/index.ts';
import { openOrder } from './open.ts';
import { numbered } from './purchase.ts';
import { whenToDeliver } from './receiver.ts';
import { type PlacedOrder, placeInput } from './schema.ts';

/** An integration's order: paid from the program or a budget, for a recipient by e-mail. */
export const place = verb({
  name: 'orders.place',
  permission: 'orders.place',
  input: placeInput,
  run: async (ctx, input): Promise<PlacedOrder> => {
    const { productId, denomination, currency, quantity, recipient, budgetId } = input;
    const [offer, rate, member] = await Promise.all([
      findOffer(ctx, productId),
      rateOf(ctx, currency),
      findMemberByEmail(ctx, recipient.email),
    ]);
    if (!offer) notFound();
    if (offer.currency !== currency) wrong('currency', `must be ${offer.currency} for this product`);
    if (!offers(offer, plain(denomination))) wrong('denomination', 'is not a value of this product');
    if (!rate) refuse('not_available', 'This product has no price in points yet.');
    return openOrder(ctx, {
      orderId: newId('order'),
      channel: 'api',
      payer: budgetId
        ? { kind: 'budget', ownerId: budgetId, currency: POINTS }
        : { kind: 'program', currency: POINTS },
      budgetId: budgetId ?? null,
      memberId: null,
      recipient: { email: recipient.email, name: recipient.name ?? member?.name ?? null },
      recipientMemberId: member?.status === 'active' ? member.id : null,
      ...numbered([
        {
          id: newId('line'),
          product: { id: productId, name: offer.name, currency, country: offer.country },
          denomination,
          quantity,
          unitPoints: pointsFor(denomination, rate, offer.markupBasisPoints),
          rate,
        },
      ]),
      card: null,
      gift: input.message ? { message: input.message, from: ctx.tenant.name } : null,
      deliverAt: whenToDeliver(ctx, input.deliverAt),
    });
  },
});

function wrong(field: string, message: string): never {
  refuse('invalid', { message: `${field}: ${message}`, fields: [{ field, message }] });
}
