import Link from 'next/link';
import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx.ts';
import { Spinner } from './spinner.tsx';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'sm' | 'md' | 'lg';
type Look = { variant?: ButtonVariant; size?: ButtonSize; block?: boolean };

const VARIANTS: Record<ButtonVariant, string> = {
  primary:
    'bg-accent text-on-accent border border-transparent hover:bg-accent-strong active:bg-accent-strong',
  secondary: 'bg-surface text-text border border-hairline hover:bg-sunken active:bg-sunken',
  quiet: 'text-text border border-transparent hover:bg-sunken active:bg-sunken',
  danger: 'bg-danger-tint text-danger-text border border-danger-tint hover:border-danger',
};
const SIZES: Record<ButtonSize, string> = {
  sm: 'h-8 min-h-8 px-3 text-row gap-1.5',
  md: 'h-10 min-h-10 px-4 text-sm gap-2',
  lg: 'h-12 min-h-12 px-5 text-base gap-2',
};

/** The look of a button, for what has to be another element. */
export function buttonClass({ variant = 'secondary', size = 'md', block = false }: Look = {}): string {
  return cx(
    'inline-flex shrink-0 select-none items-center justify-center rounded-base font-medium whitespace-nowrap',
    'transition-colors disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:opacity-60',
    VARIANTS[variant],
    SIZES[size],
    block && 'h-auto w-full py-1.5 text-balance whitespace-normal',
  );
}

type ButtonProps = ComponentProps<'button'> & Look & { busy?: boolean };

export function Button({ variant, size, block, busy = false, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-busy={busy || undefined}
      disabled={rest.disabled || busy}
      className={cx(buttonClass(look(variant, size, block)), className)}
    >
      {busy && <Spinner />}
      {children}
    </button>
  );
}

export function LinkButton({ variant, size, block, className, ...rest }: ComponentProps<typeof Link> & Look) {
  return <Link {...rest} className={cx(buttonClass(look(variant, size, block)), className)} />;
}

/** A square button that shows only an icon; `label` is what it is called. */
export function IconButton({
  label,
  className,
  children,
  ...rest
}: ComponentProps<'button'> & { label: string; children: ReactNode }) {
  return (
    <button type="button" title={label} aria-label={label} {...rest} className={cx(ICON_BUTTON, className)}>
      {children}
    </button>
  );
}

export const ICON_BUTTON =
  'inline-grid size-10 shrink-0 place-items-center rounded-base border border-transparent text-muted transition-colors ' +
  'hover:bg-sunken hover:text-text disabled:cursor-not-allowed disabled:opacity-60';

function look(variant?: ButtonVariant, size?: ButtonSize, block?: boolean): Look {
  return { ...(variant && { variant }), ...(size && { size }), ...(block && { block }) };
}
