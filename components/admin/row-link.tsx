import Link from 'next/link';
import type { ReactNode } from 'react';
import { cx } from '#components/ui/cx.ts';

type RowLinkProps = { id: string; href: string; children: ReactNode; title?: string; className?: string };

/** The one link of a row; it covers the row, so that a click anywhere opens it. The row must be `relative`. */
export function RowLink({ id, href, children, title, className }: RowLinkProps) {
  return (
    <Link
      href={href}
      scroll={false}
      prefetch={false}
      data-row={id}
      title={title}
      className={cx('after:absolute after:inset-0 focus-visible:outline-none', ROW_RING, className)}
    >
      {children}
    </Link>
  );
}

const ROW_RING =
  'focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ring';
