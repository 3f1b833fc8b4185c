import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx.ts';

export const INPUT = 'input';
type Height = 'sm' | 'md' | 'lg';
const HEIGHTS: Record<Height, string> = { sm: 'h-8 text-row', md: 'h-10 text-sm', lg: 'h-12 text-base' };

export type InputProps = Omit<ComponentProps<'input'>, 'height'> & { height?: Height };

export function Input({ height = 'md', className, ...rest }: InputProps) {
  return <input {...rest} className={cx(INPUT, HEIGHTS[height], className)} />;
}

export function Textarea({ className, ...rest }: ComponentProps<'textarea'>) {
  return <textarea rows={3} {...rest} className={cx(INPUT, 'py-2 text-sm', className)} />;
}

type FieldProps = {
  /** The id of the control inside; hint and error are `${id}-hint` and `${id}-error`. */
  id: string;
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  hideLabel?: boolean;
  children: ReactNode;
};

/** A label, its control, and what helps or went wrong, tied together by id. */
export function Field({ id, label, hint, error, hideLabel = false, children }: FieldProps) {
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'text-sm font-medium'}>
        {label}
      </label>
      {children}
      {hint && (
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} role="alert" className="text-sm text-danger-text">
          {error}
        </p>
      )}
    </div>
  );
}

/** The aria attributes that a control inside a Field needs. */
export function describedBy(id: string, state: { hint?: unknown; error?: unknown }) {
  const ids = [state.hint && `${id}-hint`, state.error && `${id}-error`].filter(Boolean).join(' ');
  return { id, 'aria-invalid': state.error ? true : undefined, 'aria-describedby': ids || undefined };
}
