import { cx } from './cx.ts';

type ProgressBarProps = {
  label: string;
  /** Of `max`; left out while nobody knows how far it is. */
  value?: number;
  max?: number;
  /** How far it is, in words: "3 of 5 delivered". */
  valueText?: string;
  tone?: 'accent' | 'success' | 'warning' | 'danger';
  className?: string;
};

const FILLS = {
  accent: 'bg-accent-mark',
  success: 'bg-success',
  warning: 'bg-warning',
  danger: 'bg-danger',
} as const;

export function ProgressBar({
  label,
  value,
  max = 100,
  valueText,
  tone = 'accent',
  className,
}: ProgressBarProps) {
  const known = value !== undefined;
  const share = known && max > 0 ? Math.min(100, Math.max(0, (value / max) * 100)) : 0;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={known ? 0 : undefined}
      aria-valuemax={known ? max : undefined}
      aria-valuenow={known ? value : undefined}
      aria-valuetext={valueText}
      className={cx(
        'h-1.5 w-full overflow-hidden rounded-full border border-transparent bg-sunken',
        className,
      )}
    >
      <div
        style={{ inlineSize: known ? `${share}%` : '40%' }}
        className={cx(
          'h-full rounded-full transition-[inline-size] duration-240 forced-colors:bg-[Highlight]',
          FILLS[tone],
          !known && 'glide',
        )}
      />
    </div>
  );
}
