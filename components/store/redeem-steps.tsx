'use client';
import { CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { fill } from '#i18n/fill.ts';
import type { PlacedOrder, Quote } from '#modules/orders/schema.ts';
import { Thumb } from './art.tsx';
import { Countdown } from './countdown.tsx';
import { OrderProgress } from './order-progress.tsx';
import type { RedeemProps } from './redeem-props.ts';
import { useSpeech } from './speech.tsx';
import { VoucherReveal } from './voucher-reveal.tsx';

export function Quoting({ words }: RedeemProps) {
  return (
    <div className="grid gap-4 pt-3">
      <p role="status" className="sr-only">
        {words.redeem.checking}
      </p>
      <Skeleton className="h-16" />
      <Skeleton className="h-28" />
      <Skeleton className="mt-2 h-12 rounded-base" />
    </div>
  );
}

/** What, for whom, at which fixed price, and one button. */
export function Quoted(props: RedeemProps & { quote: Quote }) {
  const { quote, words, recipient, onConfirm } = props;
  const { card } = quote;
  const byPoints = quote.points - (card?.points ?? 0);
  const { format } = useSpeech();
  return (
    <div className="grid gap-4 pt-3">
      <What {...props} />
      <dl className="grid gap-2 border-y border-hairline py-4 text-sm">
        <Row name={words.redeem.forYou}>{recipient}</Row>
        {byPoints > 0 && (
          <Row name={words.redeem.youPay}>
            <strong className="font-semibold">{format.points(byPoints)}</strong>
          </Row>
        )}
        {card && (
          <Row name={words.redeem.byCard}>
            <strong className="font-semibold">{format.money(card.amount, card.currency)}</strong>
          </Row>
        )}
        {quote.balance >= quote.points && (
          <Row name={words.redeem.youKeep}>{format.points(quote.balance - quote.points)}</Row>
        )}
      </dl>
      <Button
        variant="primary"
        size="lg"
        block
        onClick={() => onConfirm(quote, card ? quote.balance : undefined)}
        className="tabular"
        autoFocus
      >
        {card
          ? fill(words.redeem.confirmCard, { money: format.money(card.amount, card.currency) })
          : fill(words.redeem.confirm, { points: format.points(quote.points) })}
      </Button>
      <Countdown until={quote.expiresAt} template={words.redeem.locked} />
    </div>
  );
}

export function Placing({ words }: RedeemProps) {
  return (
    <div role="status" className="grid min-h-72 content-center justify-items-center gap-3 text-center">
      <span className="text-accent-text">
        <Spinner size={36} />
      </span>
      <p className="text-base font-semibold">{words.redeem.working}</p>
      <p className="max-w-64 text-sm text-muted">{words.redeem.workingBody}</p>
    </div>
  );
}

/** The voucher itself, in the same place; or where the order stands until it is here. */
export function Done({ order, product, words }: RedeemProps & { order: PlacedOrder }) {
  const { format } = useSpeech();
  const voucherId = order.voucherIds[0];
  if (!voucherId) {
    return (
      <OrderProgress orderId={order.orderId} first={null} brandName={product.brand.name} words={words} />
    );
  }
  return (
    <div className="rise grid gap-4">
      <div role="status" className="grid justify-items-center gap-1 text-center">
        <CircleCheck size={32} aria-hidden="true" className="text-success-text" />
        <p className="text-lg font-semibold">{words.redeem.done}</p>
        <p className="tabular text-sm text-muted">
          {fill(words.redeem.paid, { points: format.points(order.points) })}
        </p>
      </div>
      <VoucherReveal
        voucher={{ voucherId }}
        lastFour={null}
        brandName={product.brand.name}
        words={words.voucher}
      />
      <LinkButton href={`/vouchers/${voucherId}`} size="lg" block>
        {words.redeem.openVoucher}
      </LinkButton>
    </div>
  );
}

/** The thing itself, small. */
export function What({ product, value }: RedeemProps) {
  const { format } = useSpeech();
  return (
    <div className="flex items-center gap-4">
      <Thumb src={product.artUrl} eager size="lg" />
      <div className="min-w-0">
        <p className="tabular text-lg font-semibold">{format.money(value, product.currency)}</p>
        <p className="line-clamp-2 text-sm text-muted">{product.name}</p>
      </div>
    </div>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="text-muted">{name}</dt>
      <dd className="tabular min-w-0 truncate text-end">{children}</dd>
    </div>
  );
}
