import { useTranslations } from 'next-intl';
import { StatusDot } from '#components/ui/badge.tsx';
import type { BudgetRow } from '#modules/budgets/schema.ts';

/** Whether one can spend from it; a budget below a frozen one says so itself. */
export function BudgetStateDot({ budget }: { budget: Pick<BudgetRow, 'state' | 'frozenAbove'> }) {
  const t = useTranslations('admin.budgets');
  if (budget.state === 'closed') return <StatusDot>{t('closed')}</StatusDot>;
  if (budget.state === 'frozen') return <StatusDot tone="warning">{t('frozen')}</StatusDot>;
  if (budget.frozenAbove)
    return (
      <StatusDot tone="warning" half>
        {t('frozenAbove')}
      </StatusDot>
    );
  return <StatusDot tone="success">{t('active')}</StatusDot>;
}
