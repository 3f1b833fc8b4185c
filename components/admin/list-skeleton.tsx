import { useTranslations } from 'next-intl';
import { Loading, Skeleton } from '#components/ui/skeleton.tsx';
import { ListCard, ListFrame } from './list-frame.tsx';
import { PageHead } from './page-head.tsx';

type ListSkeletonProps = { title: string; tabs?: number; columns: string[]; rows?: number };

/** The true shape of a list: its head at once, its rows still to come. `columns` are widths. */
export function ListSkeleton({ title, tabs = 0, columns, rows = 12 }: ListSkeletonProps) {
  const t = useTranslations('admin.common');
  return (
    <ListFrame>
      <PageHead title={title}>
        <Skeleton className="h-9 w-full rounded-base sm:max-w-sm" />
        {tabs > 0 && (
          <div className="flex h-8 items-center gap-2">
            {Array.from({ length: tabs }, (_, i) => (
              <Skeleton key={`tab-${String(i)}`} className="h-7 w-20 rounded-base" />
            ))}
          </div>
        )}
      </PageHead>
      <ListCard>
        <div className="h-9 border-b border-hairline" />
        {Array.from({ length: rows }, (_, i) => (
          <div
            key={`row-${String(i)}`}
            className="flex h-10 items-center justify-between gap-6 border-b border-hairline px-3 last:border-0"
          >
            {columns.map((width, at) => (
              <Skeleton key={`${width}-${String(at)}`} className={`h-3.5 ${width}`} />
            ))}
          </div>
        ))}
      </ListCard>
      <Loading label={t('loading')} />
    </ListFrame>
  );
}
