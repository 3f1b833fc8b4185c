import { ListFilter } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { cx } from '#components/ui/cx.ts';

type FilterableProps = { href: string; label: string; end?: boolean; children: ReactNode };

/**
 * A cell whose value can become the list's filter. The link is there while the row is under the pointer or has the
 * focus, so that it is no stop for whoever walks down the list. The row must be a `group/row`.
 */
export function Filterable({ href, label, end = false, children }: FilterableProps) {
  return (
    <span className={cx('flex min-w-0 items-center gap-1', end && 'justify-end')}>
      <span dir="auto" className="min-w-0 truncate">
        {children}
      </span>
      <Link href={href} scroll={false} prefetch={false} aria-label={label} title={label} className={LINK}>
        <ListFilter size={13} aria-hidden="true" />
      </Link>
    </span>
  );
}

const LINK =
  'invisible relative z-[1] max-sm:hidden -my-1 grid size-6 shrink-0 place-items-center rounded-sm text-muted hover:bg-hairline ' +
  'hover:text-text group-hover/row:visible group-focus-within/row:visible';
