import type { ReactNode } from 'react';
import { cx } from '#components/ui/cx.ts';

/** A list and, where one of its rows is open, the panel beside it (or in its place on small screens). */
export function ListFrame({ panel, children }: { panel?: ReactNode; children: ReactNode }) {
  return (
    <div className="flex min-h-full">
      <div
        className={cx(
          'mx-auto w-full max-w-[80rem] min-w-0 grow',
          panel != null && panel !== false && 'max-[1199px]:hidden',
        )}
      >
        {children}
      </div>
      {panel}
    </div>
  );
}

/** What stands in a table's place when it has no rows. */
export function ListCard({ children }: { children: ReactNode }) {
  return (
    <div className="mx-4 overflow-clip rounded-base border border-hairline bg-surface lg:mx-6">
      {children}
    </div>
  );
}

export const ROW = 'relative';
export const ABOVE_ROW_LINK = 'relative z-[1]';
/** With `dir="auto"`: a name is cut at its own end, yet stands at the start of the page's direction. */
export const ANY_SCRIPT = '[html[dir=ltr]_&]:text-left! [html[dir=rtl]_&]:text-right!';
