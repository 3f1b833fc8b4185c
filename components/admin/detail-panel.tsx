'use client';
import { ChevronLeft, X } from 'lucide-react';
import Link from 'next/link';
import { type ReactNode, useEffect, useRef } from 'react';
import { ICON_BUTTON } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { noteOpenRow, returnToRow } from './row-keys.ts';

type DetailPanelProps = {
  id: string;
  label: string;
  title: ReactNode;
  closeHref: string;
  closeLabel: string;
  actions?: ReactNode;
  children: ReactNode;
};

/** Detail beside its list from 1200 px up, else in its place; the URL says which one is open. */
export function DetailPanel({
  id,
  label,
  title,
  closeHref,
  closeLabel,
  actions,
  children,
}: DetailPanelProps) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    noteOpenRow(id);
    head.current?.focus({ preventScroll: true });
    if (!window.matchMedia('(min-width: 1200px)').matches) window.scrollTo(0, 0);
    // The list is drawn anew when the panel goes; only after that is there a row to return to.
    return () => void setTimeout(returnToRow);
  }, [id]);
  return (
    <aside data-panel={id} aria-label={label} className={PANEL}>
      <div className={STICKY}>
        <header className="flex min-h-14 items-center gap-1 border-b border-hairline px-2 min-[1200px]:ps-5">
          <Link
            href={closeHref}
            scroll={false}
            aria-label={closeLabel}
            className={cx(ICON_BUTTON, 'min-[1200px]:hidden')}
          >
            <ChevronLeft size={22} aria-hidden="true" className="rtl:-scale-x-100" />
          </Link>
          <h1 className="sr-only min-[1200px]:hidden">{label}</h1>
          <h2 ref={head} tabIndex={-1} className="min-w-0 grow truncate text-sm font-semibold outline-none">
            {title}
          </h2>
          {actions}
          <Link
            href={closeHref}
            scroll={false}
            data-close-panel
            aria-label={closeLabel}
            title={closeLabel}
            className={cx(ICON_BUTTON, 'max-[1199px]:hidden')}
          >
            <X size={18} aria-hidden="true" />
          </Link>
        </header>
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard.
          tabIndex={0}
          aria-label={label}
          className="min-h-0 grow overflow-y-auto p-5 -outline-offset-2!"
        >
          {children}
        </section>
      </div>
    </aside>
  );
}

const PANEL =
  'w-full shrink-0 border-hairline bg-surface max-lg:min-h-[calc(100dvh-3.5rem-var(--bar))] lg:min-h-full ' +
  'min-[1200px]:w-[25rem] min-[1200px]:border-s';
const STICKY =
  'flex flex-col min-[1200px]:sticky min-[1200px]:top-0 min-[1200px]:h-[calc(100dvh-var(--bar))]';
