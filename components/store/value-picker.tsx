'use client';
import { type CSSProperties, useState } from 'react';
import { RadioChip } from '#components/ui/choice.tsx';
import { Select } from '#components/ui/select.tsx';
import { fill } from '#i18n/fill.ts';
import type { Messages } from '#i18n/messages.ts';
import { exponent } from '#lib/currency.ts';
import type { ProductDetail } from '#modules/orders/schema.ts';
import { useSpeech } from './speech.tsx';

type PickerProps = {
  product: Omit<ProductDetail, 'howTo' | 'terms' | 'about' | 'lang' | 'categories'>;
  value: number;
  onChange: (value: number) => void;
  words: Pick<Messages, 'product'>;
};

/** Values as chips; where any value goes, a slider below for all between. */
export function ValuePicker({ product, value, onChange, words }: PickerProps) {
  const { format } = useSpeech();
  const { currency, denominations } = product;
  return (
    <fieldset>
      <legend className="sr-only">{words.product.value}</legend>
      {denominations.length > MOST_CHIPS ? (
        <ValueList product={product} value={value} onChange={onChange} words={words} />
      ) : (
        <div className="flex flex-wrap gap-2">
          {denominations.map((d) => (
            <RadioChip
              key={d.value}
              name="value"
              value={d.value}
              checked={d.value === value}
              title={d.inStock ? undefined : words.product.soldOut}
              onChange={() => onChange(d.value)}
              label={format.money(d.value, currency)}
              className={d.inStock ? undefined : SOLD_OUT}
            />
          ))}
        </div>
      )}
      {product.denominationType === 'range' && product.max > product.min && (
        <ValueSlider product={product} value={value} onChange={onChange} words={words} />
      )}
      {product.anyValue && <ValueField product={product} value={value} onChange={onChange} words={words} />}
    </fieldset>
  );
}

const SOLD_OUT = 'not-has-checked:text-muted not-has-checked:line-through not-has-checked:border-dashed';
/** More values than this are a list; a wall of chips is none to choose from. */
const MOST_CHIPS = 16;

function ValueList({ product, value, onChange, words }: PickerProps) {
  const { format } = useSpeech();
  return (
    <Select
      height="lg"
      aria-label={words.product.value}
      value={value}
      onChange={(event) => onChange(Number(event.target.value))}
      className="tabular max-w-sm"
    >
      {product.denominations.map((d) => (
        <option key={d.value} value={d.value}>
          {format.money(d.value, product.currency)}
          {!d.inStock && ` · ${words.product.soldOut}`}
        </option>
      ))}
    </Select>
  );
}

/** Any value to the last minor unit, typed; taken over when it is one that can be had. */
function ValueField({ product, value, onChange, words }: PickerProps) {
  const places = exponent(product.currency);
  const asText = (amount: number) => (amount / 10 ** places).toFixed(places);
  const [text, setText] = useState<string | null>(null);
  const type = (typed: string) => {
    setText(typed);
    const amount = parseMinor(typed, places);
    if (amount === null || amount < product.min || amount > product.max) return;
    if ((amount - product.min) % product.step === 0) onChange(amount);
  };
  return (
    <label className="mt-4 grid gap-1 text-sm">
      <span className="text-muted">{words.product.typeValue}</span>
      <input
        inputMode="decimal"
        dir="ltr"
        value={text ?? asText(value)}
        onChange={(event) => type(event.target.value)}
        onBlur={() => setText(null)}
        className="tabular h-11 w-40 rounded-base border border-outline bg-surface px-3"
      />
    </label>
  );
}

function parseMinor(text: string, places: number): number | null {
  const match = /^(\d{1,9})(?:[.,](\d*))?$/.exec(text.trim());
  const fraction = match?.[2] ?? '';
  if (!match || fraction.length > places) return null;
  return Number((match[1] ?? '0') + fraction.padEnd(places, '0'));
}

function ValueSlider({ product, value, onChange, words }: PickerProps) {
  const { format } = useSpeech();
  const money = (amount: number) => format.money(amount, product.currency);
  const label = fill(words.product.otherValue, { min: money(product.min), max: money(product.max) });
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
