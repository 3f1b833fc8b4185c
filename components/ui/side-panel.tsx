import { X } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { ICON_BUTTON } from './button.tsx';
import { cx } from './cx.ts';

type SidePanelProps = {
  title: ReactNode;
  /** Where closing leads: the list without the panel. */
  closeHref: string;
  closeLabel: string;
  actions?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
  className?: string;
};

/** Detail beside its list, with a URL of its own; not modal. */
export function SidePanel({
  title,
  closeHref,
  closeLabel,
  actions,
  footer,
  children,
  className,
}: SidePanelProps) {
  return (
    <aside
      aria-label={closeLabel}
      className={cx('flex min-w-0 flex-col border-s border-hairline bg-surface', className)}
    >
      <header className="flex min-h-14 items-center gap-1 border-b border-hairline ps-5 pe-2">
        <h2 className="min-w-0 grow truncate text-sm font-semibold">{title}</h2>
        {actions}
        <Link href={closeHref} scroll={false} aria-label={closeLabel} className={ICON_BUTTON}>
          <X size={18} aria-hidden="true" />
        </Link>
      </header>
      <div className="min-h-0 grow overflow-y-auto p-5">{children}</div>
      {footer && <footer className="flex gap-2 border-t border-hairline px-5 py-3">{footer}</footer>}
    </aside>
  );
}
