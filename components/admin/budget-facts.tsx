import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Format } from '#i18n/format.ts';
import type { BudgetDetail } from '#modules/budgets/schema.ts';
import { amountOf } from './budget-amount.ts';
import { Fact, Facts } from './facts.tsx';
import { hrefWith, type Query } from './href.ts';

type BudgetFactsProps = { budget: BudgetDetail; path: string; query: Query; format: Format };
const LINK = 'underline decoration-hairline underline-offset-4 hover:decoration-current';

/** The rules of a budget: where it stands, whose it is, for when, and up to what. */
export function BudgetFacts({ budget, path, query, format }: BudgetFactsProps) {
  const t = useTranslations('admin.budgets');
  const amount = (value: number) => amountOf(format, value, budget.currency);
  const parent = budget.above.at(-1);
  return (
    <Facts>
      {parent && (
        <Fact name={t('above')}>
          <Link href={hrefWith(`${path}/${parent.budgetId}`, query)} scroll={false} className={LINK}>
            {parent.name}
          </Link>
        </Fact>
      )}
      <Fact name={t('owner')}>{budget.owner?.name ?? t('nobody')}</Fact>
      {budget.costCentre && <Fact name={t('costCentre')}>{budget.costCentre}</Fact>}
      <Fact name={t('period')}>
        {t(`periods.${budget.period}`)}
        {budget.periodStart && (
          <span className="block text-xs text-muted">
            {t('since', { day: format.date(budget.periodStart) })}
          </span>
        )}
      </Fact>
      <Fact name={t('limit')}>{budget.limit === null ? t('noLimit') : amount(budget.limit)}</Fact>
      <Fact name={t('held')}>{amount(budget.held)}</Fact>
      {budget.period !== 'none' && (
        <Fact name={t('rollOver')}>
          {t(`rollOvers.${budget.rollOver}`, { cap: amount(budget.rollOverCap ?? 0) })}
        </Fact>
      )}
    </Facts>
  );
}
