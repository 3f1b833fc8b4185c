import type { Metadata } from 'next';
import { frame, memberFrame } from '#app/(store)/_lib/frame.ts';
import { Thumb } from '#components/store/art.tsx';
import { CallOff } from '#components/store/call-off.tsx';
import { GiftFacts } from '#components/store/gift-facts.tsx';
import { OrderProgress } from '#components/store/order-progress.tsx';
import { PageHeader } from '#components/store/page-header.tsx';
import { loadWords } from '#i18n/areas.ts';
import { followOrder, myOrder } from '#modules/orders/index.ts';
import type { OrderDetail } from '#modules/orders/schema.ts';
import { readAsMember, requireMember } from '#server/screen.ts';

type Params = {
  params: Promise<{ orderId: string }>;
  searchParams: Promise<{ card?: string }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await frame()).messages.order.title };
}

/** One order of the member's own: what it is, and where it stands. */
export default async function Order({ params, searchParams }: Params) {
  const [by, { card }] = [await params, await searchParams];
  await requireMember(`/orders/${by.orderId}`);
  const { messages, format, locale } = await memberFrame();
  const [order, progress, own] = await Promise.all([
    readAsMember(myOrder, by),
    readAsMember(followOrder, by),
    loadWords('cart', locale),
  ]);
  const { redeem, voucher } = messages;
  const words = { order: messages.order, redeem, voucher, done: own.done };
  return (
    <div className="mx-auto max-w-md">
      <PageHeader title={messages.order.title} back={{ href: '/vouchers', label: messages.common.back }} />
      <ul className="mt-2 grid gap-3 border-b border-hairline pb-5">
        {order.lines.map((line) => (
          <li key={line.lineId} className="flex items-center gap-4">
            <Thumb src={line.artUrl} eager size="lg" />
            <div className="min-w-0">
              <p className="tabular text-lg font-semibold">
                {line.quantity > 1 && `${line.quantity} × `}
                {format.money(line.denomination, line.currency)}
              </p>
              <p className="line-clamp-2 text-sm text-muted">{line.productName}</p>
            </div>
          </li>
        ))}
      </ul>
      {order.gift && <GiftFacts order={order} format={format} words={own.order} />}
      <div className="mt-5">
        <OrderProgress
          key={progress.status}
          orderId={order.orderId}
          first={progress}
          brandName={order.productName}
          card={card === '1'}
          words={words}
        />
      </div>
      {mayCallOff(order) && (
        <CallOff
          orderId={order.orderId}
          points={order.points - (order.card?.points ?? 0)}
          words={own.order}
        />
      )}
    </div>
  );
}

/** Planned for another day, and nothing was done for it yet. */
function mayCallOff(order: OrderDetail): boolean {
  const waits = ['paid', 'pending_payment'].includes(order.status) && order.deliverAt !== null;
  return waits && order.units.every((u) => u.state === 'waiting');
}
