'use client';
import { Slider } from '#components/ui/slider.tsx';
import type { Words } from '#i18n/areas.ts';
import { fill } from '#i18n/fill.ts';
import type { Quote } from '#modules/orders/schema.ts';
import { sharesOf } from './giving.ts';
import { useSpeech } from './speech.tsx';

type SplitProps = {
  quote: Pick<Quote, 'points' | 'balance' | 'cardRate'>;
  byPoints: number | null;
  onChange: (byPoints: number) => void;
  words: Words<'cart'>['pay'];
};
/** A slider of this many steps is fine enough for a thumb and for arrow keys. */
const STEPS = 100;

/** How much of the price the points pay; a card pays the rest. Both shares stand below in words. */
export function Split({ quote, byPoints, onChange, words }: SplitProps) {
  const { format } = useSpeech();
  const rate = quote.cardRate;
  const most = Math.max(0, Math.min(quote.points, quote.balance));
  if (!rate || most === 0) return null;
  const { points, card } = sharesOf(quote, byPoints);
  const said = card
    ? fill(words.both, { points: format.points(points), money: format.money(card.amount, card.currency) })
    : format.points(points);
  // A round number of points, so that what they are worth is a round amount too.
  const sample = Math.max(rate.points, 100);
  const worth = Math.floor((sample * rate.minorUnits) / rate.points);
  return (
    <div className="grid gap-1">
      <p className="text-sm font-medium">{words.split}</p>
      <Slider
        label={words.slider}
        min={0}
        max={most}
        step={Math.max(1, Math.floor(most / STEPS))}
        value={points}
        onChange={(next) => onChange(most - next < most / STEPS ? most : next)}
        valueText={said}
      />
      <p className="tabular flex flex-wrap justify-between gap-x-4 text-xs text-muted">
        <span>{said}</span>
        <span>
          {fill(words.worth, {
            points: format.points(sample),
            money: format.money(worth, rate.currency),
          })}
        </span>
      </p>
    </div>
  );
}
