'use client';
import { useCallback, useRef, useState } from 'react';
import type { Failure, Result } from '#lib/result.ts';
import type { OrderInput } from '#modules/orders/schema.ts';
import { forgetPlacing, rememberBought, rememberPlacing } from './kept-order.ts';
import type { Choices, Placed, Priced } from './order-choices.ts';

export type RedeemStep =
  | { at: 'closed' }
  | { at: 'quoting' }
  /** `before` is the price that was fixed until now, when it was fixed anew. */
  | { at: 'quoted'; quote: Priced; before: number | null }
  | { at: 'placing'; quote: Priced }
  | { at: 'done'; quote: Priced; order: Placed; choices: Choices }
  /** `again` is there when what was sent may be sent again as it was. */
  | { at: 'refused'; failure: Failure | null; again: { quote: Priced; choices: Choices } | null };

/** Where prices and orders come from: one product, or the cart. `key` names it on this device. */
export type Source = {
  key: string;
  ask: (value: number) => Promise<Result<Priced>>;
  place: (order: OrderInput) => Promise<Result<Placed>>;
};

/** One purchase from price to voucher. A quote is placed under one key, so however often, it buys once. */
export function useRedeem({ key, ask: askSource, place }: Source) {
  const [step, setStep] = useState<RedeemStep>({ at: 'closed' });
  const placing = useRef<string | null>(null);

  const ask = useCallback(
    async (value: number, before: number | null = null) => {
      if (before === null) setStep({ at: 'quoting' });
      const answer = await askSource(value).catch(() => null);
      // While it was fixed anew in the background, the person may have confirmed or left.
      setStep((now) => {
        if (before !== null && now.at !== 'quoted') return now;
        if (answer?.ok) return { at: 'quoted', quote: answer.data, before };
        if (before !== null && !answer) return now;
        return { at: 'refused', failure: answer?.error ?? null, again: null };
      });
    },
    [askSource],
  );

  const confirm = useCallback(
    async (quote: Priced, choices: Choices) => {
      if (placing.current === quote.quoteId) return;
      placing.current = quote.quoteId;
      setStep({ at: 'placing', quote });
      rememberPlacing(key, { quote, choices });
      const order = { ...choices, quoteId: quote.quoteId, idempotencyKey: `redeem:${quote.quoteId}` };
      const answer = await place(order).catch(() => null);
      placing.current = null;
      if (answer?.ok) {
        rememberBought(key, answer.data);
        return setStep({ at: 'done', quote, order: answer.data, choices });
      }
      const again = mayRetry(answer?.error.code) ? { quote, choices } : null;
      if (!again) forgetPlacing(key);
      setStep({ at: 'refused', failure: answer?.error ?? null, again });
    },
    [key, place],
  );

  const resume = useCallback(
    (again: { quote: Priced; choices: Choices }) => setStep({ at: 'refused', failure: null, again }),
    [],
  );
  const close = useCallback(() => setStep((now) => (now.at === 'placing' ? now : { at: 'closed' })), []);
  return { step, ask, confirm, resume, close };
}

/** No answer, or "not now": the same quote under the same key may be sent again. */
function mayRetry(code: Failure['code'] | undefined): boolean {
  return code === undefined || ['in_progress', 'unavailable', 'rate_limited', 'internal'].includes(code);
}
