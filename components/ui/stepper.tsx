'use client';
import { Minus, Plus } from 'lucide-react';
import { type ComponentProps, useState } from 'react';
import { cx } from './cx.ts';

type StepperProps = {
  /** What is counted: "Quantity". */
  label: string;
  value: number;
  onChange: (value: number) => void;
  min?: number;
  max: number;
  fewerLabel: string;
  moreLabel: string;
  disabled?: boolean;
  className?: string;
};

/** A small whole number between two buttons; it can be typed too, and never leaves its bounds. */
export function Stepper({ label, value, onChange, min = 1, max, ...rest }: StepperProps) {
  const { fewerLabel, moreLabel, disabled = false, className } = rest;
  const [typed, setTyped] = useState<string | null>(null);
  const go = (next: number) => {
    setTyped(null);
    if (Number.isInteger(next) && next >= min && next <= max && next !== value) onChange(next);
  };
  const type = (text: string) => {
    setTyped(text);
    const next = Number(text);
    if (text !== '' && Number.isInteger(next) && next >= min && next <= max) onChange(next);
  };
  return (
    <fieldset aria-label={label} disabled={disabled} className={cx(FRAME, className)}>
      <StepButton label={fewerLabel} disabled={value <= min} onClick={() => go(value - 1)}>
        <Minus size={16} aria-hidden="true" />
      </StepButton>
      <input
        type="number"
        inputMode="numeric"
        aria-label={label}
        min={min}
        max={max}
        value={typed ?? value}
        onChange={(event) => type(event.target.value)}
        onBlur={() => setTyped(null)}
        className="tabular h-full w-9 appearance-textfield bg-transparent text-center text-sm font-medium"
      />
      <StepButton label={moreLabel} disabled={value >= max} onClick={() => go(value + 1)}>
        <Plus size={16} aria-hidden="true" />
      </StepButton>
    </fieldset>
  );
}

const FRAME =
  'inline-flex h-10 w-fit shrink-0 items-center rounded-base border border-outline bg-surface disabled:opacity-60';

function StepButton({ label, ...rest }: ComponentProps<'button'> & { label: string }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className="grid h-full w-10 place-items-center rounded-base text-muted hover:bg-sunken hover:text-text disabled:cursor-not-allowed disabled:opacity-35"
    />
  );
}
