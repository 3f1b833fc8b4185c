import { useTranslations } from 'next-intl';
import { CopyId } from '#components/ui/copy-id.tsx';
import type { Words } from '#i18n/areas.ts';
import type { Format } from '#i18n/format.ts';
import type { Page } from '#lib/page.ts';
import type { BudgetDetail, BurnDown, LedgerEntry } from '#modules/budgets/schema.ts';
import { BudgetActions } from './budget-actions.tsx';
import { amountOf, cellAmount } from './budget-amount.ts';
import { BudgetBurn } from './budget-burn.tsx';
import { BudgetBurnDown } from './budget-burn-down.tsx';
import { BudgetFacts } from './budget-facts.tsx';
import type { OtherBudget } from './budget-kinds.ts';
import { BudgetLedger } from './budget-ledger.tsx';
import { BudgetStateDot } from './budget-state.tsx';
import { DetailPanel } from './detail-panel.tsx';
import { PanelSection } from './facts.tsx';
import { hrefWith, type Query } from './href.ts';

type BudgetPanelProps = {
  budget: BudgetDetail;
  ledger: Page<LedgerEntry>;
  burn: BurnDown;
  words: Words<'dashboard'>['burn'];
  /** The ledger is shown from further down than its newest transfer. */
  older: boolean;
  others: OtherBudget[];
  path: string;
  query: Query;
  may: { manage: boolean; orders: boolean };
  format: Format;
};

export function BudgetPanel(props: BudgetPanelProps) {
  const { budget, ledger, burn, words, older, others, path, query, may, format } = props;
  const t = useTranslations('admin');
  const { currency } = budget;
  const here = `${path}/${budget.budgetId}`;
  return (
    <DetailPanel
      id={budget.budgetId}
      label={t('budgets.panel', { name: budget.name })}
      title={budget.name}
      closeHref={hrefWith(path, query)}
      closeLabel={t('budgets.closePanel')}
    >
      <div className="grid gap-2 pb-5">
        <p className="text-xs text-muted">{t('budgets.available')}</p>
        <p className="tabular text-xl font-semibold tracking-tight">
          {amountOf(format, budget.available, currency)}
        </p>
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
          <BudgetStateDot budget={budget} />
          <CopyId id={budget.budgetId} copyLabel={t('common.copy')} copiedLabel={t('common.copied')} />
        </p>
        <BudgetBurn budget={budget} format={format} />
        <p className="tabular text-xs text-muted">
          {t(budget.limit === null ? 'budgets.spentSoFar' : 'budgets.spentOfLimit', {
            spent: (budget.limit === null ? amountOf : cellAmount)(format, budget.spent, currency),
            limit: amountOf(format, budget.limit ?? 0, currency),
          })}
        </p>
        {may.manage && budget.state !== 'closed' && <BudgetActions budget={budget} others={others} />}
      </div>
      <BudgetFacts budget={budget} path={path} query={query} format={format} />
      <PanelSection title={words.title}>
        <BudgetBurnDown burn={burn} words={words} format={format} />
      </PanelSection>
      <PanelSection title={t('budgets.ledger')}>
        <BudgetLedger
          entries={ledger.items}
          currency={currency}
          mayReadOrders={may.orders}
          olderHref={ledger.nextCursor ? hrefWith(here, query, { ledger: ledger.nextCursor }) : null}
          newestHref={older ? hrefWith(here, query) : null}
          format={format}
        />
      </PanelSection>
    </DetailPanel>
  );
}
