import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx.ts';

type ChoiceProps = Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode; hideLabel?: boolean };

export function Checkbox({ label, hideLabel = false, className, ...rest }: ChoiceProps) {
  return (
    <label
      className={cx('inline-flex min-h-6 items-center gap-2 text-sm has-disabled:text-faint', className)}
    >
      <input type="checkbox" {...rest} className="size-4 shrink-0 accent-accent-mark" />
      <span className={hideLabel ? 'sr-only' : undefined}>{label}</span>
    </label>
  );
}

const CHOSEN =
  'has-checked:border-accent has-checked:bg-accent has-checked:text-on-accent forced-colors:has-checked:outline-2';

/** One choice of several, drawn as a chip; a native radio underneath. */
export function RadioChip({ label, className, ...rest }: Omit<ChoiceProps, 'hideLabel'>) {
  return (
    <label
      className={cx(
        'chip',
        CHOSEN,
        'tabular has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring',
        'has-disabled:cursor-not-allowed has-disabled:text-faint has-disabled:line-through',
        className,
      )}
    >
      <input type="radio" {...rest} className="sr-only" />
      {label}
    </label>
  );
}
