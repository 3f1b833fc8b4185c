import { useTranslations } from 'next-intl';

const COLUMNS = [
  { name: 'product', words: 'productColumn', needed: true },
  { name: 'denomination', words: 'denominationColumn', needed: true },
  { name: 'code', words: 'codeColumn', needed: true },
  { name: 'pin', words: 'pinColumn', needed: false },
  { name: 'url', words: 'urlColumn', needed: false },
  { name: 'expires_on', words: 'expiresColumn', needed: false },
] as const;

export const TEMPLATE = `${COLUMNS.map((column) => column.name).join(',')}\r\n`;

/** What the first row of an upload names, and what stands below each. */
export function StockColumns() {
  const t = useTranslations('admin.stock');
  return (
    <dl className="grid rounded-base border border-hairline bg-bg px-3 text-start text-row">
      {COLUMNS.map((column) => (
        <div
          key={column.name}
          className="grid grid-cols-[7rem_1fr] items-baseline gap-x-3 border-b border-hairline py-1.5 last:border-0"
        >
          <dt className="font-mono text-xs text-text">{column.name}</dt>
          <dd className="text-muted">
            {t(column.words)} · {column.needed ? t('needed') : t('optional')}
          </dd>
        </div>
      ))}
    </dl>
  );
}
