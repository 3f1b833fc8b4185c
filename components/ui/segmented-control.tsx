import type { ReactNode } from 'react';
import { cx } from './cx.ts';

type Segment = { value: string; label: ReactNode; disabled?: boolean };
type SegmentedControlProps = {
  legend: string;
  name: string;
  options: Segment[];
  /** Without `onChange` the choice is a form's, and `value` what it starts with. */
  value: string;
  onChange?: (value: string) => void;
  className?: string;
};

/** Two to four short choices side by side; native radios, so arrows move and a form sends it. */
export function SegmentedControl({
  legend,
  name,
  options,
  value,
  onChange,
  className,
}: SegmentedControlProps) {
  return (
    <fieldset className={cx('min-w-0', className)}>
      <legend className="sr-only">{legend}</legend>
      <div className="grid auto-cols-fr grid-flow-col rounded-base border border-transparent bg-sunken p-1">
        {options.map((option) => (
          <label key={option.value} className={SEGMENT}>
            <input
              type="radio"
              name={name}
              value={option.value}
              disabled={option.disabled}
              {...(onChange
                ? { checked: option.value === value, onChange: () => onChange(option.value) }
                : { defaultChecked: option.value === value })}
              className="sr-only"
            />
            <span className="truncate">{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const SEGMENT =
  'inner-1 relative flex min-h-9 min-w-0 items-center justify-center border border-transparent px-3 text-sm font-medium ' +
  'text-muted transition-colors hover:text-text has-checked:border-hairline has-checked:bg-surface has-checked:text-text ' +
  'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring ' +
  'has-disabled:cursor-not-allowed has-disabled:text-faint forced-colors:has-checked:outline-2';
