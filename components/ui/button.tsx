import Link from 'next/link';
import type { ComponentProps, ReactNode } from 'react';
import { type ButtonLook, buttonClass } from './button-class.ts';
import { cx } from './cx.ts';
import { Spinner } from './spinner.tsx';

export { buttonClass } from './button-class.ts';

type ButtonProps = ComponentProps<'button'> & ButtonLook & { busy?: boolean };

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

export function LinkButton({
  variant,
  size,
  block,
  className,
  ...rest
}: ComponentProps<typeof Link> & ButtonLook) {
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

export const ICON_BUTTON = 'icon-button';

function look(variant?: ButtonLook['variant'], size?: ButtonLook['size'], block?: boolean): ButtonLook {
  return { ...(variant && { variant }), ...(size && { size }), ...(block && { block }) };
}
