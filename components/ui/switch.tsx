import { type ComponentProps, type ReactNode, useId } from 'react';
import { cx } from './cx.ts';

type SwitchProps = Omit<ComponentProps<'input'>, 'type' | 'role'> & {
  label: ReactNode;
  hint?: ReactNode;
  hideLabel?: boolean;
};

/** On or off, at once: a native checkbox that is called a switch. The whole row is its target. */
export function Switch({ label, hint, hideLabel = false, className, ...rest }: SwitchProps) {
  const id = useId();
  return (
    <label
      className={cx(
        'group flex min-h-12 items-center gap-4 py-2 text-sm has-disabled:cursor-not-allowed',
        className,
      )}
    >
      <span className={cx('min-w-0 grow', hideLabel && 'sr-only')}>
        <span id={`${id}label`} className="block font-medium group-has-disabled:text-faint">
          {label}
        </span>
        {hint && (
          <span id={`${id}hint`} className="block text-xs text-pretty text-muted">
            {hint}
          </span>
        )}
      </span>
      <input
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox says itself whether it is checked.
        role="switch"
        aria-labelledby={`${id}label`}
        aria-describedby={hint ? `${id}hint` : undefined}
        {...rest}
        className="peer sr-only"
      />
      <span aria-hidden="true" className={TRACK}>
        <span className="size-5 rounded-full border border-transparent bg-surface transition-transform group-has-checked:translate-x-4 rtl:group-has-checked:-translate-x-4" />
      </span>
    </label>
  );
}

const TRACK =
  'inline-flex h-6 w-10 shrink-0 items-center rounded-full border border-transparent bg-outline p-px transition-colors ' +
  'peer-checked:bg-accent-mark peer-disabled:opacity-60 peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 ' +
  'peer-focus-visible:outline-ring forced-colors:peer-checked:bg-[Highlight]';
