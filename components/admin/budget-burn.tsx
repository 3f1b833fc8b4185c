import { useTranslations } from 'next-intl';
import { cx } from '#components/ui/cx.ts';
import type { Format } from '#i18n/format.ts';
import type { BudgetRow } from '#modules/budgets/schema.ts';
import { amountOf } from './budget-amount.ts';

const NEAR = 0.8;

/** What of a budget is used in its period: of its limit, or else of what went into it. */
export function BudgetBurn({ budget, format }: { budget: BudgetRow; format: Format }) {
  const t = useTranslations('admin.budgets');
  const { spent, limit, currency } = budget;
  const whole = limit ?? spent + budget.available;
  const share = whole > 0 ? Math.min(1, Math.max(0, spent / whole)) : 0;
  const words = t(limit === null ? 'burnOfMoney' : 'burnOfLimit', {
    spent: amountOf(format, spent, currency),
    whole: amountOf(format, whole, currency),
    share: format.number(Math.floor(share * 100)),
  });
  const tone = share >= 1 ? 'bg-danger' : share >= NEAR ? 'bg-warning' : 'bg-accent-text';
  return (
    <span
      role="img"
      aria-label={words}
      title={words}
      className="block h-1.5 overflow-hidden rounded-full bg-hairline"
    >
      <span
        className={cx('block h-full rounded-full', tone)}
        style={{ inlineSize: share === 0 ? 0 : `max(3px, ${(share * 100).toFixed(1)}%)` }}
      />
    </span>
  );
}
