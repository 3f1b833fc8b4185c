import type { ReactNode } from 'react';
import { cx } from './cx.ts';

export type Tone = 'neutral' | 'accent' | 'success' | 'warning' | 'danger';

const BADGES: Record<Tone, string> = {
  neutral: 'bg-sunken text-muted',
  accent: 'bg-accent-tint text-accent-text',
  success: 'bg-success-tint text-success-text',
  warning: 'bg-warning-tint text-warning-text',
  danger: 'bg-danger-tint text-danger-text',
};
const DOTS: Record<Tone, string> = {
  neutral: 'bg-outline',
  accent: 'bg-accent-mark',
  success: 'bg-success',
  warning: 'bg-warning',
  danger: 'bg-danger',
};

export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={cx(
        'inline-flex h-5 items-center rounded-full border border-transparent px-2 text-xs font-medium whitespace-nowrap',
        BADGES[tone],
      )}
    >
      {children}
    </span>
  );
}

/** A status as a dot and its word; `half` is for what is still under way. */
export function StatusDot({
  tone = 'neutral',
  half = false,
  children,
}: {
  tone?: Tone;
  half?: boolean;
  children: ReactNode;
}) {
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      <span
        aria-hidden="true"
        className={cx(
          'size-2 shrink-0 rounded-full border border-transparent',
          DOTS[tone],
          half && 'opacity-60 ring-2 ring-hairline',
        )}
      />
      {children}
    </span>
  );
}
