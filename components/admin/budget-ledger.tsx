import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { LinkButton } from '#components/ui/button.tsx';
import type { Format } from '#i18n/format.ts';
import type { LedgerEntry } from '#modules/budgets/schema.ts';
import { cellAmount } from './budget-amount.ts';

type BudgetLedgerProps = {
  entries: LedgerEntry[];
  currency: string;
  mayReadOrders: boolean;
  olderHref: string | null;
  newestHref: string | null;
  format: Format;
};

/** Every unit that came or went, newest first: why, by whom, and what was left. */
export function BudgetLedger(props: BudgetLedgerProps) {
  const { entries, currency, mayReadOrders, olderHref, newestHref, format } = props;
  const t = useTranslations('admin.budgets');
  if (entries.length === 0) return <p className="text-sm text-muted">{t('noTransfers')}</p>;
  const sign = (n: number) => (n > 0 ? '+' : '−') + cellAmount(format, Math.abs(n), currency);
  return (
    <>
      <ol className="text-sm">
        {entries.map((e) => (
          <li
            key={e.transferId}
            className="grid grid-cols-[1fr_auto] gap-x-4 border-b border-hairline py-2 last:border-0"
          >
            <p className="min-w-0 wrap-anywhere" dir="auto">
              {e.object.type === 'order' && mayReadOrders ? (
                <Link
                  href={`/admin/orders/${e.object.id}`}
                  className="underline decoration-hairline underline-offset-4 hover:decoration-current"
                >
                  {e.label ?? e.object.id}
                </Link>
              ) : (
                (e.label ?? e.object.id)
              )}
            </p>
            <p className="tabular text-end font-medium" dir="ltr" title={e.transferId}>
              {sign(e.amount)}
            </p>
            <p className="text-xs text-muted">
              {t('by', { name: e.actor?.name ?? t(actorKey(e.actor?.type)), at: format.dateTime(e.at) })}
            </p>
            <p className="tabular text-end text-xs text-muted">
              {cellAmount(format, e.balanceAfter, currency)}
            </p>
          </li>
        ))}
      </ol>
      <p className="mt-3 flex flex-wrap gap-2">
        {newestHref && (
          <LinkButton href={newestHref} scroll={false} size="sm">
            {t('newest')}
          </LinkButton>
        )}
        {olderHref && (
          <LinkButton href={olderHref} scroll={false} size="sm">
            {t('older')}
          </LinkButton>
        )}
      </p>
    </>
  );
}

function actorKey(type: string | undefined): 'aKey' | 'aMember' | 'anOperator' | 'theSystem' {
  if (type === 'api_key') return 'aKey';
  if (type === 'member') return 'aMember';
  return type === 'operator' ? 'anOperator' : 'theSystem';
}
