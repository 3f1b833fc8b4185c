import { cx } from './cx.ts';

/** A still shape of what is coming; give it the true size. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cx('shimmer block rounded-sm border border-transparent', className)}
    />
  );
}

/** Says once, to those who cannot see the shapes, that something is on its way. */
export function Loading({ label }: { label: string }) {
  return (
    <span role="status" className="sr-only">
      {label}
    </span>
  );
}
