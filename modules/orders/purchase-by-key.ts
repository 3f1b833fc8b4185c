import type { z } from 'zod';
import { refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { POINTS } from '#lib/money.ts';
import { plain } from '#lib/plain.ts';
import { offers } from '#modules/catalog/index.ts';
import { pointsFor } from '#modules/points/index.ts';
import { numbered, type Purchase } from './purchase.ts';
import type { Sale } from './sale.ts';
import type { placeInput } from './schema.ts';

type Wanted = z.output<typeof placeInput>;

/** Refuses what the product is not sold as. */
export function checkOffered(offer: Sale['offer'], { currency, denomination }: Wanted): void {
  if (offer.currency !== currency) wrong('currency', `must be ${offer.currency} for this product`);
  if (!offers(offer, plain(denomination))) wrong('denomination', 'is not a value of this product');
}

/** What an integration's order buys at this sale: paid by the program, at once, for a recipient who need not be a member. */
export function purchaseOf(
  { productId, denomination, quantity, recipient }: Wanted,
  { offer, rate }: Sale,
  member: { id: string; name: string; status: string } | null,
): Purchase {
  return {
    orderId: newId('order'),
    channel: 'api',
    payer: { kind: 'program', currency: POINTS },
    budgetId: null,
    memberId: null,
    recipient: { email: recipient.email, name: recipient.name ?? member?.name ?? null },
    recipientMemberId: member?.status === 'active' ? member.id : null,
    ...numbered([
      {
        id: newId('line'),
        product: { id: productId, name: offer.name, currency: offer.currency, country: offer.country },
        denomination,
        quantity,
        unitPoints: pointsFor(denomination, rate, offer.priceTerms),
        rate,
      },
    ]),
    card: null,
    gift: null,
    deliverAt: null,
  };
}

function wrong(field: string, message: string): never {
  refuse('invalid', { message: `${field}: ${message}`, fields: [{ field, message }] });
}
