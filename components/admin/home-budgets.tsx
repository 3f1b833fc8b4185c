import Link from 'next/link';
import type { Words } from '#i18n/areas.ts';
import type { Format } from '#i18n/format.ts';
import type { BudgetRow } from '#modules/budgets/schema.ts';
import { amountOf } from './budget-amount.ts';
import { BudgetBurn } from './budget-burn.tsx';

type HomeBudgetsProps = { budgets: BudgetRow[]; words: Words<'dashboard'>; format: Format };

/** The budgets at the top of the tree, by how much of each is used; the name opens its burn-down. */
export function HomeBudgets({ budgets, words, format }: HomeBudgetsProps) {
  if (budgets.length === 0) {
    return (
      <p className="text-sm text-muted">
        <Link href="/admin/budgets" className="text-accent-text hover:underline">
          {words.noBudgets}
        </Link>
      </p>
    );
  }
  return (
    <ul className="grid gap-3">
      {budgets.map((budget) => (
        <li key={budget.budgetId} className="grid gap-1 text-sm">
          <p className="flex items-baseline justify-between gap-3">
            <Link
              href={`/admin/budgets/${budget.budgetId}`}
              dir="auto"
              className="min-w-0 truncate hover:underline"
            >
              {budget.name}
            </Link>
            <span className="tabular shrink-0 text-muted">
              {format.say(words.budgetLeft, { amount: amountOf(format, budget.available, budget.currency) })}
            </span>
          </p>
          <BudgetBurn budget={budget} format={format} />
        </li>
      ))}
    </ul>
  );
}
