import { X } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { FROM_START, hrefWith, type Query } from '../href.ts';

/** What a list is narrowed to: the names in the URL, and how a person says it. */
export type Chip = { names: readonly string[]; label: string; value: string };
type FilterChipsProps = { path: string; query: Query; chips: readonly Chip[] };

/** The filters of a list, each with its way out. */
export function FilterChips({ path, query, chips }: FilterChipsProps) {
  const t = useTranslations('table');
  if (chips.length === 0) return null;
  const without = (names: readonly string[]) =>
    hrefWith(path, query, { ...FROM_START, ...Object.fromEntries(names.map((name) => [name, null])) });
  return (
    <ul aria-label={t('filters')} className="flex flex-wrap items-center gap-1.5">
      {chips.map(({ names, label, value }) => (
        <li key={names.join()}>
          <Link href={without(names)} scroll={false} title={t('remove', { label })} className={CHIP}>
            <span className="text-muted">{label}</span>
            <bdi className="max-w-48 truncate font-medium">{value}</bdi>
            <X size={13} aria-label={t('remove', { label })} className="shrink-0 text-muted" />
          </Link>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <Link
            href={without(chips.flatMap((chip) => chip.names))}
            scroll={false}
            className="rounded-sm px-1.5 text-row text-muted hover:text-text"
          >
            {t('removeAll')}
          </Link>
        </li>
      )}
    </ul>
  );
}

const CHIP =
  'inline-flex h-7 items-center gap-1.5 rounded-full border border-hairline bg-surface ps-2.5 pe-2 text-row ' +
  'hover:border-outline';
