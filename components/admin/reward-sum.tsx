'use client';
import { useEffect, useState } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import type { Words } from '#i18n/areas.ts';
import type { Failure } from '#lib/result.ts';
import type { GrantPrice } from '#modules/rewards/schema.ts';
import { priceGrant } from '#server/actions/reward-desk.ts';
import { answerOf, useExplain } from './explain.ts';

type Price = { price: GrantPrice | null; failure: Failure | null };
const PAUSE_MS = 400;
const NOTHING: Price = { price: null, failure: null };

/** What the grant would come to, asked anew a moment after it changed. */
export function usePrice(asked: Record<string, unknown> | null): Price {
  const key = JSON.stringify(asked);
  const [known, setKnown] = useState<Price & { key: string }>({ key: 'null', ...NOTHING });
  useEffect(() => {
    if (key === 'null') return;
    let current = true;
    const timer = setTimeout(async () => {
      const answer = await answerOf(priceGrant(JSON.parse(key) as Record<string, unknown>));
      if (!current) return;
      setKnown({
        key,
        price: answer.ok ? answer.data : null,
        failure: answer.ok ? null : (answer.error ?? null),
      });
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [key]);
  return known.key === key ? known : NOTHING;
}

type RewardSumProps = { price: Price; asked: boolean; words: Words<'granting'>['form'] };

/** One sentence with every number that the grant moves. */
export function RewardSum({ price: { price, failure }, asked, words }: RewardSumProps) {
  const { format } = useSpeech();
  const explain = useExplain();
  const short = price !== null && price.total > price.available;
  return (
    <div aria-live="polite" className="rounded-base bg-sunken px-4 py-3 text-sm text-pretty">
      {price ? (
        <>
          <p className="font-medium">
            {format.say(words.sum, {
              count: price.recipients,
              each: format.points(price.each),
              total: format.points(price.total),
            })}
          </p>
          <p className={short ? 'text-danger-text' : 'text-muted'}>
            {format.say(short ? words.short : words.left, {
              available: format.points(price.available),
              after: format.points(Math.max(0, price.available - price.total)),
            })}
          </p>
          {price.needsTwo && <p className="text-warning-text">{words.needsTwo}</p>}
        </>
      ) : failure ? (
        <p className="text-danger-text">{explain(failure)}</p>
      ) : (
        <p className="text-muted">{asked ? words.pricing : words.nothingYet}</p>
      )}
    </div>
  );
}
