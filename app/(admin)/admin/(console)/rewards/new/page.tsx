import type { Metadata } from 'next';
import { consoleFrame } from '#app/(admin)/_lib/frame.ts';
import { ListFrame } from '#components/admin/list-frame.tsx';
import { NoPermission } from '#components/admin/no-permission.tsx';
import { PageHead } from '#components/admin/page-head.tsx';
import { RewardForm } from '#components/admin/reward-form.tsx';
import { loadWords } from '#i18n/areas.ts';
import { POINTS } from '#lib/money.ts';
import { listBudgets } from '#modules/budgets/index.ts';
import type { BudgetRow } from '#modules/budgets/schema.ts';
import { readAsOperator } from '#server/screen.ts';

const PATH = '/admin/rewards/new';
const MOST_BUDGETS = 100;
const MOST_ABOVE = 10;

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await consoleFrame(PATH);
  return { title: (await loadWords('granting', locale)).issue };
}

export default async function NewRewardPage() {
  const { may, operator, locale, tenant } = await consoleFrame(PATH);
  const words = await loadWords('granting', locale);
  if (!may('rewards.grant')) {
    return <NoPermission title={words.issue} permission="rewards_grant" roles={operator.roles} />;
  }
  const budgets = (may('budgets.read') ? await twoLevels() : [])
    .filter((b) => b.currency === POINTS && b.state === 'active')
    .map(({ budgetId, name, available, depth }) => ({ budgetId, name, available, depth }));
  return (
    <ListFrame>
      <PageHead title={words.issue} />
      <RewardForm
        words={words}
        budgets={budgets}
        currency={tenant.currency}
        sender={tenant.name}
        mayChoose={may('catalog.read')}
      />
    </ListFrame>
  );
}

/** The roots and what stands right below them; rewards are seldom paid from further down. */
async function twoLevels(): Promise<BudgetRow[]> {
  const roots = await readAsOperator(listBudgets, { parentId: null, limit: MOST_BUDGETS });
  const above = roots.items.filter((b) => b.children > 0).slice(0, MOST_ABOVE);
  const pages = await Promise.all(
    above.map((b) => readAsOperator(listBudgets, { parentId: b.budgetId, limit: MOST_BUDGETS })),
  );
  return roots.items.flatMap((b) => [b, ...(pages[above.indexOf(b)]?.items ?? [])]);
}
