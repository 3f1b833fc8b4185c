import type { ComponentProps, CSSProperties } from 'react';
import { cx } from './cx.ts';

type SliderProps = Omit<ComponentProps<'input'>, 'type' | 'value' | 'onChange' | 'min' | 'max'> & {
  label: string;
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
  /** The value as it is said: "25 EUR", "2,500 points". */
  valueText?: string;
};

/** A native range: arrows, Home, End and Page keys work, and it runs the other way in right-to-left text. */
export function Slider({ label, value, min, max, onChange, valueText, className, ...rest }: SliderProps) {
  const filled = max > min ? ((value - min) / (max - min)) * 100 : 0;
  return (
    <input
      type="range"
      aria-label={label}
      aria-valuetext={valueText}
      {...rest}
      min={min}
      max={max}
      value={value}
      onChange={(event) => onChange(Number(event.target.value))}
      style={{ '--filled': `${filled}%` } as CSSProperties}
      className={cx('slider block w-full disabled:cursor-not-allowed disabled:opacity-60', className)}
    />
  );
}
