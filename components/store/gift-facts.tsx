import { Gift } from 'lucide-react';
import type { Words } from '#i18n/areas.ts';
import { fill } from '#i18n/fill.ts';
import type { Format } from '#i18n/format.ts';
import type { OrderDetail } from '#modules/orders/schema.ts';

type GiftProps = { order: OrderDetail; format: Format; words: Words<'cart'>['order'] };
const OPENED = ['viewed', 'redeemed'];

/** For whom it is, with which words, and how far it has come; never the code. */
export function GiftFacts({ order, format, words }: GiftProps) {
  const name = order.recipient.name ?? order.recipient.email;
  return (
    <section className="mt-4 grid gap-3 rounded-lg border border-hairline p-4 text-sm">
      <p className="flex items-center gap-2 font-medium">
        <Gift size={18} aria-hidden="true" className="shrink-0 text-accent-text" />
        <span className="min-w-0 grow break-words">{fill(words.giftTo, { name })}</span>
        <span className="shrink-0 text-muted">{standing(order, words, format)}</span>
      </p>
      {order.gift?.message && (
        <blockquote
          dir="auto"
          className="border-s-2 border-accent-mark ps-3 break-words whitespace-pre-line text-muted"
        >
          {order.gift.message}
        </blockquote>
      )}
    </section>
  );
}

function standing({ vouchers, deliverAt, status }: OrderDetail, words: GiftProps['words'], format: Format) {
  if (vouchers.some((v) => OPENED.includes(v.state))) return words.opened;
  if (vouchers.length > 0) return words.sent;
  return deliverAt && status === 'paid'
    ? fill(words.plannedFor, { date: format.dayOf(deliverAt) })
    : words.waiting;
}
