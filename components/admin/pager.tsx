import { ChevronLeft, ChevronRight, type LucideIcon } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ICON_BUTTON } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import type { Format } from '#i18n/format.ts';
import type { Query } from './href.ts';
import { ROWS, trailLinks } from './trail.ts';

type PagerProps = {
  path: string;
  query: Query;
  shown: number;
  nextCursor: string | null;
  /** How many there are in all, where that is known. */
  total?: number | undefined;
  /** There are more than `total`, and nobody counts them. */
  more?: boolean;
  format: Format;
};

export function Pager({ path, query, shown, nextCursor, total, more = false, format }: PagerProps) {
  const t = useTranslations('admin.pager');
  const { page, previous, next } = trailLinks(path, query, nextCursor);
  if (shown === 0 && !previous) return null;
  const first = (page - 1) * ROWS + 1;
  const last = first + shown - 1;
  const all = nextCursor === null ? last : total;
  const ofAll = all === undefined ? '' : `${format.number(all)}${more && all === total ? '+' : ''}`;
  const range = { from: format.number(shown === 0 ? 0 : first), to: format.number(last) };
  return (
    <nav
      aria-label={t('label')}
      className="flex items-center justify-between gap-4 px-4 py-2 text-row text-muted lg:px-6"
    >
      <span className="tabular">
        {all === undefined ? t('range', range) : t('rangeOf', { ...range, total: ofAll })}
      </span>
      {(previous || next) && (
        <span className="flex gap-1">
          <Step href={previous} label={t('previous')} icon={ChevronLeft} />
          <Step href={next} label={t('next')} icon={ChevronRight} />
        </span>
      )}
    </nav>
  );
}

function Step({ href, label, icon: Icon }: { href: string | null; label: string; icon: LucideIcon }) {
  const icon = <Icon size={18} aria-hidden="true" className="rtl:-scale-x-100" />;
  if (!href) return <span className={cx(ICON_BUTTON, 'size-9! text-outline!')}>{icon}</span>;
  return (
    <Link href={href} aria-label={label} title={label} className={cx(ICON_BUTTON, 'size-9!')}>
      {icon}
    </Link>
  );
}
