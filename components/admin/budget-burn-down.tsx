import type { Words } from '#i18n/areas.ts';
import type { Format } from '#i18n/format.ts';
import type { BurnDown } from '#modules/budgets/schema.ts';
import { amountOf } from './budget-amount.ts';
import { BurnChart } from './charts/burn-chart.tsx';

type BudgetBurnDownProps = { burn: BurnDown; words: Words<'dashboard'>['burn']; format: Format };

/** How one budget goes down over its present period. */
export function BudgetBurnDown({ burn, words, format }: BudgetBurnDownProps) {
  return (
    <BurnChart
      left={burn.left}
      days={burn.days}
      paced={burn.ends}
      whole={burn.whole}
      say={{
        day: (day) => (day ? format.date(day) : ''),
        amount: (amount) => amountOf(format, amount, burn.currency),
      }}
      words={words}
    />
  );
}
