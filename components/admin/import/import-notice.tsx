import { useTranslations } from 'next-intl';
import { Notice } from '#components/ui/notice.tsx';
import type { Format } from '#i18n/format.ts';
import type { ImportView } from '#modules/people/schema.ts';

/** How a file stands, where there is more to say than its rows do. */
export function ImportNotice({ view, format }: { view: ImportView; format: Format }) {
  const t = useTranslations('people.import');
  const { state, counts, kept, undoUntil } = view;
  const place = 'mx-4 mb-4 lg:mx-6';
  if (state === 'read') {
    if (counts.new + counts.changed + counts.refused > 0) return null;
    return <Notice tone="neutral" title={t('nothingToDo')} className={place} />;
  }
  if (state === 'applied') {
    return (
      <Notice tone="success" title={t('appliedTitle')} className={place}>
        {undoUntil ? t('undoUntil', { time: format.dateTime(undoUntil) }) : t('undoOver')}
      </Notice>
    );
  }
  if (kept === 0)
    return (
      <Notice tone="neutral" title={t('undoneTitle')} className={place}>
        {t('undoneAll')}
      </Notice>
    );
  return (
    <Notice tone="warning" title={t('keptTitle', { count: kept, n: format.number(kept) })} className={place}>
      {t('keptBody')}
    </Notice>
  );
}
