'use client';
import { useCallback, useRef, useState } from 'react';
import type { Failure } from '#lib/result.ts';
import type { PlacedOrder, Quote } from '#modules/orders/schema.ts';
import { placeOrder, quotePrice } from '#server/actions/orders.ts';

export type RedeemStep =
  | { at: 'closed' }
  | { at: 'quoting' }
  | { at: 'quoted'; quote: Quote }
  | { at: 'placing'; quote: Quote }
  | { at: 'done'; quote: Quote; order: PlacedOrder }
  /** `quote` is there when it still stands and trying again with it is safe. */
  | { at: 'refused'; failure: Failure | null; quote: Quote | null };

/** One purchase from price to voucher. A quote is placed under one key, so however often, it buys once. */
export function useRedeem(listingId: string) {
  const [step, setStep] = useState<RedeemStep>({ at: 'closed' });
  const placing = useRef<string | null>(null);

  const ask = useCallback(
    async (denomination: number) => {
      setStep({ at: 'quoting' });
      const answer = await quotePrice({ lines: [{ listingId, denomination }] }).catch(() => null);
      if (answer?.ok) setStep({ at: 'quoted', quote: answer.data });
      else setStep({ at: 'refused', failure: answer?.error ?? null, quote: null });
    },
    [listingId],
  );

  const confirm = useCallback(async (quote: Quote, walletPoints?: number) => {
    if (placing.current === quote.quoteId) return;
    placing.current = quote.quoteId;
    setStep({ at: 'placing', quote });
    const order = {
      quoteId: quote.quoteId,
      idempotencyKey: `redeem:${quote.quoteId}`,
      ...(walletPoints === undefined ? {} : { walletPoints }),
    };
    const answer = await placeOrder(order).catch(() => null);
    placing.current = null;
    if (answer?.ok) setStep({ at: 'done', quote, order: answer.data });
    else
      setStep({
        at: 'refused',
        failure: answer?.error ?? null,
        quote: mayRetry(answer?.error.code) ? quote : null,
      });
  }, []);

  const close = useCallback(() => setStep((now) => (now.at === 'placing' ? now : { at: 'closed' })), []);
  return { step, ask, confirm, close };
}

/** No answer, or "not now": the same quote under the same key may be sent again. */
function mayRetry(code: Failure['code'] | undefined): boolean {
  return code === undefined || ['in_progress', 'unavailable', 'rate_limited', 'internal'].includes(code);
}
