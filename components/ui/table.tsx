import type { ComponentProps } from 'react';
import { cx } from './cx.ts';

type TableProps = ComponentProps<'table'> & {
  /** Fits its box at every width, so that its head may stay in sight while the page scrolls. */
  list?: boolean;
};

/** Scrolls sideways inside its own box; the page never does. */
export function Table({ list = false, className, ...rest }: TableProps) {
  const table = <table {...rest} className={cx('w-full border-collapse text-row', className)} />;
  if (list) return <div className={STAYING_HEAD}>{table}</div>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard.
    <section className="relative overflow-x-auto" tabIndex={0} aria-label={rest['aria-label']}>
      {table}
    </section>
  );
}

/** Below the bar of small screens, at the top on large ones; its line is a shadow, since borders of cells scroll away. */
const STAYING_HEAD =
  'overflow-x-clip [&_th]:sticky [&_th]:top-14 [&_th]:z-[2] [&_th]:bg-surface [&_th]:border-b-0 ' +
  '[&_th]:shadow-[inset_0_-1px_0_var(--hairline)] lg:[&_th]:top-0';

type CellProps = { numeric?: boolean; narrow?: boolean };

export function Th({ numeric, narrow, className, ...rest }: ComponentProps<'th'> & CellProps) {
  return (
    <th
      scope="col"
      {...rest}
      className={cx(
        'h-9 border-b border-hairline px-3 text-xs font-medium whitespace-nowrap text-muted',
        numeric ? 'text-end' : 'text-start',
        narrow && 'w-px',
        className,
      )}
    />
  );
}

export function Tr({ className, ...rest }: ComponentProps<'tr'>) {
  return (
    <tr
      {...rest}
      className={cx(
        'border-b border-hairline last:border-0 hover:bg-sunken aria-selected:bg-accent-tint has-checked:bg-accent-tint',
        className,
      )}
    />
  );
}

export function Td({ numeric, narrow, className, ...rest }: ComponentProps<'td'> & CellProps) {
  return (
    <td
      {...rest}
      className={cx(
        'h-10 max-w-80 truncate px-3 whitespace-nowrap',
        numeric ? 'tabular text-end' : 'text-start',
        narrow && 'w-px',
        className,
      )}
    />
  );
}
