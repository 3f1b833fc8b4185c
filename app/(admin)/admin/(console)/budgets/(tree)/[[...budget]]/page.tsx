import { ChevronLeft } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { consoleFrame } from '#app/(admin)/_lib/frame.ts';
import { BudgetNew } from '#components/admin/budget-new.tsx';
import { NoBudgets } from '#components/admin/budget-none.tsx';
import { BudgetPanel } from '#components/admin/budget-panel.tsx';
import { BudgetsTable } from '#components/admin/budget-table.tsx';
import { openedIn } from '#components/admin/budget-tree.ts';
import { FROM_START, hrefWith, readQuery } from '#components/admin/href.ts';
import { ListCard, ListFrame } from '#components/admin/list-frame.tsx';
import { NoPermission } from '#components/admin/no-permission.tsx';
import { PageHead } from '#components/admin/page-head.tsx';
import { Pager } from '#components/admin/pager.tsx';
import { readTrail } from '#components/admin/trail.ts';
import { LinkButton } from '#components/ui/button.tsx';
import { loadWords } from '#i18n/areas.ts';
import { budgetLedger, burnDown, showBudget } from '#modules/budgets/index.ts';
import { readAsOperator } from '#server/screen.ts';
import { readTree } from '../../_lib/tree.ts';

type PageProps = {
  params: Promise<{ budget?: string[] }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PATH = '/admin/budgets';
const TRANSFERS = 25;

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await consoleFrame(PATH);
  return { title: t('budgets.title') };
}

export default async function BudgetsPage({ params, searchParams }: PageProps) {
  const [{ budget: [budgetId, beyond] = [] }, query] = [await params, readQuery(await searchParams)];
  if (beyond) notFound();
  const frame = await consoleFrame(hrefWith(budgetId ? `${PATH}/${budgetId}` : PATH, query));
  const { t, format, may, operator, tenant, locale } = frame;
  if (!may('budgets.read')) {
    return <NoPermission title={t('budgets.title')} permission="budgets_read" roles={operator.roles} />;
  }
  const { ledger, ...rest } = query;
  const inside = query['in'] ?? null;
  const trail = readTrail(query);
  const [tree, within, open] = await Promise.all([
    readTree({ parentId: inside, cursor: trail.cursor, opened: openedIn(query['open']), budgetId }),
    inside ? readAsOperator(showBudget, { budgetId: inside }) : null,
    budgetId ? readOpen(budgetId, ledger) : null,
  ]);
  const { branches, opened, shown, nextCursor } = tree;
  const places = branches.map((b) => b.budget).filter((b) => b.state !== 'closed');
  const known = places.map(({ budgetId: id, name, currency, depth }) => ({
    budgetId: id,
    name,
    currency,
    depth,
  }));
  const make = may('budgets.manage') && (
    <BudgetNew
      parents={known}
      parentId={budgetId ?? inside}
      currency={tenant.currency}
      owner={{ id: operator.id, name: operator.name }}
    />
  );
  return (
    <ListFrame
      panel={
        open && (
          <BudgetPanel
            {...open}
            words={(await loadWords('dashboard', locale)).burn}
            others={known.filter((b) => b.budgetId !== budgetId)}
            path={PATH}
            query={rest}
            may={{ manage: may('budgets.manage'), orders: may('orders.read') }}
            format={format}
          />
        )
      }
    >
      <PageHead title={t('budgets.title')} actions={branches.length > 0 && make}>
        {within && (
          <LinkButton
            href={hrefWith(PATH, rest, { ...FROM_START, in: within.parentId })}
            variant="quiet"
            size="sm"
            className="justify-self-start"
          >
            <ChevronLeft size={16} aria-hidden="true" className="rtl:-scale-x-100" />
            {t('budgets.inside', { name: within.name })}
          </LinkButton>
        )}
      </PageHead>
      <ListCard>
        {branches.length > 0 ? (
          <BudgetsTable
            path={PATH}
            branches={branches}
            query={rest}
            opened={opened}
            panelId={open?.budget.budgetId}
            format={format}
          />
        ) : (
          <NoBudgets make={make} />
        )}
      </ListCard>
      {(nextCursor || trail.page > 1) && (
        <Pager path={PATH} query={rest} shown={shown} nextCursor={nextCursor} format={format} />
      )}
    </ListFrame>
  );
}

async function readOpen(budgetId: string, cursor: string | undefined) {
  const [budget, ledger, burn] = await Promise.all([
    readAsOperator(showBudget, { budgetId }),
    readAsOperator(budgetLedger, { budgetId, cursor, limit: TRANSFERS }),
    readAsOperator(burnDown, { budgetId }),
  ]);
  return { budget, ledger, burn, older: cursor !== undefined };
}
