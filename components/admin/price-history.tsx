import { useTranslations } from 'next-intl';
import type { Format } from '#i18n/format.ts';
import type { PriceVersion } from '#modules/catalog/schema.ts';

/** Who changed the rules when, why, and how many prices went with it. */
export function PriceHistory({ versions, format }: { versions: PriceVersion[]; format: Format }) {
  const t = useTranslations('wares.prices');
  if (versions.length === 0) return null;
  return (
    <section className="px-4 py-6 lg:px-6">
      <h2 className="mb-2 text-sm font-semibold">{t('history')}</h2>
      <ul className="grid rounded-base border border-hairline bg-surface text-row">
        {versions.map((v) => (
          <li
            key={v.version}
            className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 border-b border-hairline px-4 py-2 last:border-0"
          >
            <span className="tabular w-10 shrink-0 text-muted">{format.number(v.version)}</span>
            <span className="min-w-0 grow">
              {v.reason || t('rules', { count: v.rules.length, n: format.number(v.rules.length) })}
            </span>
            <span className="tabular">
              {t('changedPrices', { count: v.changed, n: format.number(v.changed) })}
            </span>
            <span className="text-muted">
              {t('by', { who: v.by ?? t('somebody'), at: format.dateTime(v.at) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
