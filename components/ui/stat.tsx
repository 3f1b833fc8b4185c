import type { ReactNode } from 'react';
import { cx } from './cx.ts';

type StatProps = { label: ReactNode; children: ReactNode; hint?: ReactNode; className?: string };

/** Figures side by side; holds `Stat`s. */
export function Stats({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <dl className={cx('grid grid-cols-[repeat(auto-fit,minmax(8rem,1fr))] gap-4', className)}>{children}</dl>
  );
}

/** One figure, what it counts, and what it means. */
export function Stat({ label, children, hint, className }: StatProps) {
  return (
    <div className={cx('min-w-0', className)}>
      <dt className="text-xs text-muted">{label}</dt>
      <dd className="tabular mt-0.5 text-lg font-semibold break-words">{children}</dd>
      {hint && <dd className="text-xs text-pretty text-muted">{hint}</dd>}
    </div>
  );
}
