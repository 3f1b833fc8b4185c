'use client';
import { useEffect, useRef, useState } from 'react';
import { refusalSentence } from '#components/store/refusal.ts';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { fill } from '#i18n/fill.ts';
import type { Failure } from '#lib/result.ts';
import type { OrderProgress, PlacedOrder, Quote } from '#modules/orders/schema.ts';
import { type Frame, useFrame } from './frame.ts';
import { Reveal } from './reveal.tsx';

type Step =
  | { at: 'idle' }
  | { at: 'quoting' | 'placing' }
  | { at: 'quoted'; quote: Quote }
  | { at: 'waiting'; orderId: string }
  | { at: 'done'; voucherIds: string[] }
  | { at: 'over'; orderId: string }
  | { at: 'refused'; failure: Failure | null };
type Props = { listingId: string; value: number; money: string; points: number; brandName: string };

/** Price, one tap, the code: in place, since a sheet has no place in a frame that is as tall as its content. */
export function Redeem({ listingId, value, money, points, brandName }: Props) {
  const frame = useFrame();
  const { words, format, api } = frame;
  const [step, setStep] = useState<Step>({ at: 'idle' });
  useFollow(step, setStep, frame);
  const ask = async () => {
    setStep({ at: 'quoting' });
    const answer = await api.post<Quote>('/quotes', { lines: [{ listingId, denomination: value }] });
    setStep(answer.ok ? { at: 'quoted', quote: answer.data } : { at: 'refused', failure: answer.error });
  };
  const place = async (quote: Quote) => {
    setStep({ at: 'placing' });
    const answer = await api.post<PlacedOrder>('/orders', { quoteId: quote.quoteId });
    if (!answer.ok) return setStep({ at: 'refused', failure: answer.error });
    frame.seen.clear();
    frame.tell('redeemed', { detail: { orderId: answer.data.orderId, points: answer.data.points } });
    const { voucherIds, orderId } = answer.data;
    setStep(voucherIds.length > 0 ? { at: 'done', voucherIds } : { at: 'waiting', orderId });
  };
  switch (step.at) {
    case 'idle':
    case 'quoting':
      return (
        <Button variant="primary" size="lg" block onClick={ask} busy={step.at === 'quoting'}>
          {fill(words.product.redeem, { points: format.points(points) })}
        </Button>
      );
    case 'quoted':
      return (
        <Confirm
          quote={step.quote}
          onConfirm={() => place(step.quote)}
          onBack={() => setStep({ at: 'idle' })}
        />
      );
    case 'placing':
    case 'waiting':
      return (
        <div role="status" className="flex items-center gap-3 rounded-lg bg-sunken p-4">
          <Spinner size={20} />
          <div>
            <p className="font-medium">{words.redeem.working}</p>
            <p className="text-sm text-muted">{words.redeem.workingBody}</p>
          </div>
        </div>
      );
    case 'over':
      return (
        <div role="alert" className="rounded-lg bg-sunken p-4 text-sm">
          <p>{words.later}</p>
          <a
            href={`${frame.tenant.url}/orders/${step.orderId}`}
            target="_blank"
            rel="noopener"
            className={`${buttonClass()} mt-3`}
          >
            {fill(words.openTenant, { tenant: frame.tenant.name })}
          </a>
        </div>
      );
    case 'done':
      return (
        <div role="status" className="grid gap-4">
          <p className="text-lg font-semibold">{words.redeem.done}</p>
          {step.voucherIds.map((voucherId) => (
            <Reveal key={voucherId} voucherId={voucherId} brandName={brandName} lastFour={null} />
          ))}
        </div>
      );
    case 'refused':
      return (
        <div role="alert" className="grid gap-3 rounded-lg bg-warning-tint p-4 text-sm text-warning-text">
          <p>{refusalSentence(step.failure, { words: words.redeem, format, value: money })}</p>
          <Button onClick={ask} className="justify-self-start">
            {words.common.retry}
          </Button>
        </div>
      );
  }
}

function Confirm({ quote, onConfirm, onBack }: { quote: Quote; onConfirm: () => void; onBack: () => void }) {
  const { words, format } = useFrame();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  const left = quote.balance - quote.points;
  return (
    <div className="grid gap-4 rounded-lg border border-accent-border bg-accent-tint p-4">
      <dl className="tabular grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 text-sm">
        <dt>{words.redeem.youPay}</dt>
        <dd className="text-end font-semibold">{format.points(quote.points)}</dd>
        {left >= 0 && (
          <>
            <dt className="text-muted">{words.redeem.youKeep}</dt>
            <dd className="text-end text-muted">{format.points(left)}</dd>
          </>
        )}
      </dl>
      {left < 0 ? (
        <p role="alert" className="text-sm">
          {fill(words.redeem.short, { points: format.points(-left) })} {words.redeem.shortHint}
        </p>
      ) : (
        <Button ref={button} variant="primary" size="lg" block onClick={onConfirm}>
          {fill(words.redeem.confirm, { points: format.points(quote.points) })}
        </Button>
      )}
      <Button variant="quiet" onClick={onBack} className="justify-self-center">
        {words.common.back}
      </Button>
    </div>
  );
}

const ASK_EVERY_MS = 2_000;
const MOST_ASKS = 30;

/** Follows an order whose voucher a supplier still makes, for a minute; after that the storefront tells. */
function useFollow(step: Step, setStep: (step: Step) => void, { api }: Frame): void {
  const orderId = step.at === 'waiting' ? step.orderId : null;
  useEffect(() => {
    if (!orderId) return;
    let asked = 0;
    const timer = setInterval(async () => {
      asked += 1;
      const answer = await api.get<OrderProgress>(`/orders/${orderId}`);
      if (!answer.ok) return;
      const { status, voucherIds } = answer.data;
      const ended = [
        'fulfilled',
        'partially_fulfilled',
        'failed',
        'cancelled',
        'refunded',
        'on_hold',
      ].includes(status);
      if (!ended && asked < MOST_ASKS) return;
      clearInterval(timer);
      setStep(ended && voucherIds.length > 0 ? { at: 'done', voucherIds } : { at: 'over', orderId });
    }, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [orderId, api, setStep]);
}
