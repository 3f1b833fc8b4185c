'use client';
import type { CSSProperties } from 'react';
import { RadioChip } from '#components/ui/choice.tsx';
import { fill } from '#i18n/fill.ts';
import type { Messages } from '#i18n/messages.ts';
import type { ProductDetail } from '#modules/orders/schema.ts';
import { useSpeech } from './speech.tsx';

type PickerProps = {
  product: ProductDetail;
  value: number;
  onChange: (value: number) => void;
  words: Messages['product'];
};

/** Values as chips; where any value goes, a slider below for all between. */
export function ValuePicker({ product, value, onChange, words }: PickerProps) {
  const { format } = useSpeech();
  const { currency, denominations } = product;
  return (
    <fieldset>
      <legend className="sr-only">{words.value}</legend>
      <div className="flex flex-wrap gap-2">
        {denominations.map((d) => (
          <RadioChip
            key={d.value}
            name="value"
            value={d.value}
            checked={d.value === value}
            disabled={!d.inStock}
            title={d.inStock ? undefined : words.soldOut}
            onChange={() => onChange(d.value)}
            label={format.money(d.value, currency)}
          />
        ))}
      </div>
      {product.denominationType === 'range' && product.max > product.min && (
        <ValueSlider product={product} value={value} onChange={onChange} words={words} />
      )}
    </fieldset>
  );
}

function ValueSlider({ product, value, onChange, words }: PickerProps) {
  const { format } = useSpeech();
  const money = (amount: number) => format.money(amount, product.currency);
  const label = fill(words.otherValue, { min: money(product.min), max: money(product.max) });
  return (
    <label className="mt-5 block">
      <span className="sr-only">{label}</span>
      <input
        type="range"
        min={product.min}
        max={product.max}
        step={product.step}
        value={value}
        onChange={(event) => onChange(Number(event.target.value))}
        aria-valuetext={money(value)}
        style={
          { '--filled': `${((value - product.min) / (product.max - product.min)) * 100}%` } as CSSProperties
        }
        className="slider w-full"
      />
      <span aria-hidden="true" className="tabular flex justify-between text-xs text-muted">
        <span>{money(product.min)}</span>
        <span>{money(product.max)}</span>
      </span>
    </label>
  );
}
