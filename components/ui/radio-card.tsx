import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx.ts';

type RadioCardsProps = { legend: string; hideLegend?: boolean; children: ReactNode; className?: string };

/** One choice of a few that need explaining; holds `RadioCard`s of one name. */
export function RadioCards({ legend, hideLegend = false, children, className }: RadioCardsProps) {
  return (
    <fieldset className={className}>
      <legend className={hideLegend ? 'sr-only' : 'mb-2 text-sm font-medium'}>{legend}</legend>
      <div className="grid gap-2">{children}</div>
    </fieldset>
  );
}

type RadioCardProps = Omit<ComponentProps<'input'>, 'type' | 'title'> & {
  title: ReactNode;
  detail?: ReactNode;
  /** In front: an icon, an avatar. */
  start?: ReactNode;
  /** At the end: a price, a count. */
  end?: ReactNode;
};

/** A native radio with its whole card as the target. */
export function RadioCard({ title, detail, start, end, className, ...rest }: RadioCardProps) {
  return (
    <label className={cx(CARD, className)}>
      <input type="radio" {...rest} className="size-4 shrink-0 accent-accent-mark outline-none" />
      {start}
      <span className="min-w-0 grow">
        <span className="block text-sm font-medium break-words">{title}</span>
        {detail && <span className="block text-xs text-pretty break-words text-muted">{detail}</span>}
      </span>
      {end && <span className="tabular shrink-0 text-sm">{end}</span>}
    </label>
  );
}

const CARD =
  'flex min-h-14 items-center gap-3 rounded-base border border-hairline bg-surface px-4 py-2.5 transition-colors ' +
  'hover:bg-sunken has-checked:border-accent-mark has-checked:bg-accent-tint has-focus-visible:outline-2 ' +
  'has-focus-visible:outline-offset-2 has-focus-visible:outline-ring has-disabled:cursor-not-allowed has-disabled:opacity-60';
