import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import type { OpenOrder } from '#modules/orders/schema.ts';
import { Thumb } from './art.tsx';

/** What is still under way, above what is here. */
export function OpenOrders({ orders, title }: { orders: OpenOrder[]; title: string }) {
  if (orders.length === 0) return null;
  return (
    <section className="mb-4 rounded-lg border border-hairline px-4 py-3">
      <h2 className="text-sm font-semibold">{title}</h2>
      <ul>
        {orders.map((order) => (
          <li key={order.orderId}>
            <Link href={`/orders/${order.orderId}`} className="flex min-h-14 items-center gap-3">
              <Thumb src={order.artUrl} size="sm" />
              <span className="min-w-0 grow truncate">{order.productName}</span>
              <ChevronRight size={18} aria-hidden="true" className="text-muted rtl:rotate-180" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
