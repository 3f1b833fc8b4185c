'use client';
import { CalendarClock, CircleCheck, Gift } from 'lucide-react';
import { LinkButton } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { fill } from '#i18n/fill.ts';
import { receiverName } from './giving.ts';
import type { Choices, Placed } from './order-choices.ts';
import { OrderProgress } from './order-progress.tsx';
import type { RedeemProps } from './redeem-props.ts';
import { useSpeech } from './speech.tsx';
import { VoucherReveal } from './voucher-reveal.tsx';

type DoneProps = RedeemProps & { order: Placed; choices: Choices };

/**
 * The voucher itself, in the same place; or where the order stands until it is here. What leads on takes the place
 * of this page in the history, so that Back never returns to a purchase.
 */
export function Done(props: DoneProps) {
  const { order, choices, words } = props;
  return (
    <div className="rise grid gap-4">
      {order.already && <Notice live title={words.cart.already} />}
      {choices.gift && ['fulfilled', 'paid'].includes(order.status) ? (
        <Given {...props} />
      ) : order.voucherIds.length === 1 && order.status === 'fulfilled' ? (
        <Mine {...props} voucherId={order.voucherIds[0] ?? ''} />
      ) : (
        <OrderProgress orderId={order.orderId} first={null} brandName={props.brandName} words={words} />
      )}
    </div>
  );
}

function Mine({ order, brandName, words, voucherId }: DoneProps & { voucherId: string }) {
  const { format } = useSpeech();
  return (
    <>
      <div role="status" className="grid justify-items-center gap-1 text-center">
        <CircleCheck size={32} aria-hidden="true" className="text-success-text" />
        <p className="text-lg font-semibold">{words.redeem.done}</p>
        <p className="tabular text-sm text-muted">
          {fill(words.redeem.paid, { points: format.points(order.points) })}
        </p>
      </div>
      <VoucherReveal voucher={{ voucherId }} lastFour={null} brandName={brandName} words={words.voucher} />
      <LinkButton href={`/vouchers/${voucherId}`} replace size="lg" block>
        {words.redeem.openVoucher}
      </LinkButton>
    </>
  );
}

/** A gift is on its way, or waits for its day; the code is its receiver's. */
function Given({ order, choices, giving, words }: DoneProps) {
  const { format } = useSpeech();
  const day = order.status === 'paid' ? choices.deliverOn : undefined;
  const Icon = day ? CalendarClock : Gift;
  return (
    <>
      <div role="status" className="grid justify-items-center gap-2 py-4 text-center">
        <Icon size={32} aria-hidden="true" className="text-accent-text" />
        <p className="text-lg font-semibold text-balance break-words">
          {day
            ? fill(words.done.plannedTitle, { date: format.date(day) })
            : fill(words.done.giftTitle, { name: receiverName(giving) })}
        </p>
        <p className="max-w-80 text-sm text-pretty text-muted">
          {day ? fill(words.done.planned, { points: format.points(order.points) }) : words.done.gift}
        </p>
      </div>
      <LinkButton href={`/orders/${order.orderId}`} replace size="lg" block>
        {words.cart.seeOrder}
      </LinkButton>
    </>
  );
}
