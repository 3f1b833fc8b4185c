import type { Metadata } from 'next';
import { frame, memberFrame } from '#app/(store)/_lib/frame.ts';
import { Thumb } from '#components/store/art.tsx';
import { OrderProgress } from '#components/store/order-progress.tsx';
import { PageHeader } from '#components/store/page-header.tsx';
import { followOrder, myOrder } from '#modules/orders/index.ts';
import { readAsMember } from '#server/screen.ts';

type Params = {
  params: Promise<{ orderId: string }>;
  searchParams: Promise<{ card?: string }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await frame()).messages.order.title };
}

/** One order of the member's own: what it is, and where it stands. */
export default async function Order({ params, searchParams }: Params) {
  const { messages, format } = await memberFrame();
  const [by, { card }] = [await params, await searchParams];
  const [order, progress] = await Promise.all([readAsMember(myOrder, by), readAsMember(followOrder, by)]);
  const words = { order: messages.order, redeem: messages.redeem, voucher: messages.voucher };
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
      <div className="mt-5">
        <OrderProgress
          orderId={order.orderId}
          first={progress}
          brandName={order.productName}
          card={card === '1'}
          words={words}
        />
      </div>
    </div>
  );
}
