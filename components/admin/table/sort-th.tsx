import { ArrowDown, ArrowUp } from 'lucide-react';
import Link from 'next/link';
import { cx } from '#components/ui/cx.ts';
import { Th } from '#components/ui/table.tsx';
import { FROM_START, hrefWith, type Query } from '../href.ts';

type SortThProps = {
  path: string;
  query: Query;
  label: string;
  /** The orders of this column by their name in the URL: largest or latest first, and the other way round. */
  down: string;
  up: string;
  /** The order of a list whose URL names none. */
  usual: string;
  numeric?: boolean;
  className?: string;
};

/** A head that sorts its list; the order is kept in the URL. */
export function SortTh({ path, query, label, down, up, usual, numeric = false, className }: SortThProps) {
  const now = query['sort'] ?? usual;
  const next = now === down ? up : down;
  const Icon = now === up ? ArrowUp : ArrowDown;
  const sorted = now === down ? 'descending' : now === up ? 'ascending' : undefined;
  return (
    <Th numeric={numeric} aria-sort={sorted} {...(className && { className })}>
      <Link
        href={hrefWith(path, query, { ...FROM_START, sort: next === usual ? null : next })}
        scroll={false}
        prefetch={false}
        className={cx(
          'group/sort inline-flex items-center gap-1 rounded-sm hover:text-text',
          sorted && 'text-text',
        )}
      >
        {label}
        <Icon
          size={12}
          aria-hidden="true"
          className={cx(
            !sorted && 'opacity-0 group-hover/sort:opacity-60 group-focus-visible/sort:opacity-60',
          )}
        />
      </Link>
    </Th>
  );
}
