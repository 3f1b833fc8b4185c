'use client';
import {
  CalendarClock,
  CircleCheck,
  CircleX,
  CreditCard,
  Hourglass,
  type LucideIcon,
  UserRoundSearch,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { LinkButton } from '#components/ui/button.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { fill } from '#i18n/fill.ts';
import type { OrderProgress as Progress } from '#modules/orders/schema.ts';
import { HeldVouchers } from './held-vouchers.tsx';
import { PayNow } from './pay-now.tsx';
import type { OrderWords } from './redeem-props.ts';
import { useSpeech } from './speech.tsx';
import { Substitutes } from './substitutes.tsx';
import { isSlow, useOrder } from './use-order.ts';
import { VoucherReveal } from './voucher-reveal.tsx';

type ProgressProps = {
  orderId: string;
  /** What the server knew when it sent the page; null right after placing. */
  first: Progress | null;
  brandName: string;
  /** A card may be paid in this document. */
  card?: boolean;
  words: OrderWords;
};

/** One order from "set aside" to the voucher, or to the points that came back: never neither, never both. */
export function OrderProgress({ orderId, first, brandName, card = false, words }: ProgressProps) {
  const { progress, looks, lost } = useOrder(orderId, first);
  return (
    <div className="grid gap-5">
      <div aria-live="polite">
        <Standing progress={progress} slow={isSlow(looks)} words={words} />
      </div>
      {lost && <p className="text-center text-sm text-muted">{words.order.lost}</p>}
      {progress && <Outcome progress={progress} brandName={brandName} card={card} words={words} />}
    </div>
  );
}

function Standing({
  progress,
  slow,
  words,
}: {
  progress: Progress | null;
  slow: boolean;
  words: OrderWords;
}) {
  const { format } = useSpeech();
  const { order } = words;
  const points = format.points(progress?.pointsBack ?? 0);
  if (progress?.frozen)
    return (
      <Said icon={UserRoundSearch} tone="warning" title={order.frozenTitle}>
        {order.frozen}
      </Said>
    );
  if (progress?.deliverAt && progress.status === 'paid') {
    const date = format.date(progress.deliverAt);
    return (
      <Said icon={CalendarClock} title={order.scheduledTitle}>
        {fill(order.scheduled, { date })}
      </Said>
    );
  }
  switch (progress?.status) {
    case 'fulfilled':
      return progress.forSomebody ? (
        <Said icon={CircleCheck} tone="success" title={order.giftTitle}>
          {order.gift}
        </Said>
      ) : (
        <Said icon={CircleCheck} tone="success" title={order.doneTitle} />
      );
    case 'partially_fulfilled':
      return (
        <Said icon={CircleCheck} tone="success" title={order.partTitle}>
          {fill(order.part, { count: progress.lost, total: progress.total, points })}
        </Said>
      );
    case 'failed':
      return (
        <Said icon={CircleX} tone="warning" title={order.failedTitle}>
          {progress.pointsBack > 0 ? fill(order.failed, { points }) : order.failedCard}
        </Said>
      );
    case 'cancelled':
    case 'refunded':
      return (
        <Said icon={CircleX} title={order.cancelledTitle}>
          {fill(order.cancelled, { points })}
        </Said>
      );
    case 'on_hold':
      return (
        <Said icon={Hourglass} title={order.holdTitle}>
          {order.hold}
        </Said>
      );
    case 'pending_payment':
      return (
        <Said icon={CreditCard} title={order.payTitle}>
          {order.pay}
        </Said>
      );
    default:
      return <Said title={slow ? order.slowTitle : order.asideTitle}>{slow ? order.slow : order.aside}</Said>;
  }
}

const TONES = { plain: 'text-muted', success: 'text-success-text', warning: 'text-warning-text' };

function Said({
  icon: Icon,
  tone = 'plain',
  title,
  children,
}: {
  icon?: LucideIcon;
  tone?: keyof typeof TONES;
  title: string;
  children?: ReactNode;
}) {
  return (
    <div className="grid justify-items-center gap-2 py-2 text-center">
      {Icon ? (
        <Icon size={36} aria-hidden="true" className={TONES[tone]} />
      ) : (
        <span className="text-accent-text">
          <Spinner size={36} />
        </span>
      )}
      <p className="text-lg font-semibold">{title}</p>
      {children && <p className="max-w-80 text-sm text-muted">{children}</p>}
    </div>
  );
}

type OutcomeProps = { progress: Progress; brandName: string; card: boolean; words: OrderWords };

function Outcome({ progress, brandName, card, words }: OutcomeProps) {
  const [voucherId] = progress.voucherIds;
  if (progress.vouchers.length > 1) return <HeldVouchers vouchers={progress.vouchers} words={words} />;
  if (voucherId && !progress.forSomebody) {
    return (
      <div className="grid gap-4">
        <VoucherReveal voucher={{ voucherId }} lastFour={null} brandName={brandName} words={words.voucher} />
        <LinkButton href={`/vouchers/${voucherId}`} replace size="lg" block>
          {words.redeem.openVoucher}
        </LinkButton>
      </div>
    );
  }
  if (progress.status === 'pending_payment')
    return <PayNow orderId={progress.orderId} here={card} words={words.order} />;
  if (progress.status === 'failed' || progress.status === 'cancelled')
    return <Substitutes orderId={progress.orderId} words={words.order} />;
  return null;
}
