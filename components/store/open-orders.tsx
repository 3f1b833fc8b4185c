import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import type { Words } from '#i18n/areas.ts';
import { fill } from '#i18n/fill.ts';
import type { Format } from '#i18n/format.ts';
import type { OpenOrder } from '#modules/orders/schema.ts';
import { Thumb } from './art.tsx';

/** How it is said for whom and when an order is. */
type Saying = { format: Format; words: Words<'cart'>['order'] };
type OpenProps = { orders: OpenOrder[]; title: string; saying?: Saying };

/** What is still under way, above what is here. */
export function OpenOrders({ orders, title, saying }: OpenProps) {
  if (orders.length === 0) return null;
  return (
    <section className="mb-4 rounded-lg border border-hairline px-4 py-3">
      <h2 className="text-sm font-semibold">{title}</h2>
      <ul>
        {orders.map((order) => (
          <li key={order.orderId}>
            <Link href={`/orders/${order.orderId}`} className="flex min-h-14 items-center gap-3">
              <Thumb src={order.artUrl} size="sm" />
              <span className="min-w-0 grow">
                <span className="block truncate">{order.productName}</span>
                <span className="line-clamp-2 text-xs break-words text-muted empty:hidden">
                  {saying && detailOf(order, saying)}
                </span>
              </span>
              <ChevronRight size={18} aria-hidden="true" className="text-muted rtl:rotate-180" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** "and 2 more · Gift for Ana · Planned for 24 Dec" */
function detailOf({ lineCount, giftTo, deliverAt }: OpenOrder, { format, words }: Saying): string {
  const said = [
    lineCount > 1 && format.say(words.andMore, { count: lineCount - 1 }),
    giftTo && fill(words.giftTo, { name: giftTo }),
    deliverAt && fill(words.plannedFor, { date: format.dayOf(deliverAt) }),
  ];
  return said.filter(Boolean).join(' · ');
}
