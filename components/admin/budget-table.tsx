import { ChevronDown, ChevronRight, Lock } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { cx } from '#components/ui/cx.ts';
import { Table, Td, Th, Tr } from '#components/ui/table.tsx';
import type { Format } from '#i18n/format.ts';
import type { BudgetRow } from '#modules/budgets/schema.ts';
import { cellAmount } from './budget-amount.ts';
import { BudgetBurn } from './budget-burn.tsx';
import { BudgetStateDot } from './budget-state.tsx';
import { type Branch, toggled } from './budget-tree.ts';
import { FROM_START, hrefWith, type Query } from './href.ts';
import { ABOVE_ROW_LINK, ROW } from './list-frame.tsx';
import { RowLink } from './row-link.tsx';

type BudgetsTableProps = {
  path: string;
  branches: Branch[];
  query: Query;
  opened: readonly string[];
  panelId?: string | undefined;
  format: Format;
};

/** The tree, as far as it is opened: each level indented below its parent. */
export function BudgetsTable({ path, branches, query, opened, panelId, format }: BudgetsTableProps) {
  const t = useTranslations('admin.budgets');
  const wide = panelId ? 'hidden' : 'hidden md:table-cell';
  return (
    <Table aria-label={t('caption')} className="table-fixed">
      <thead>
        <tr>
          <Th>{t('name')}</Th>
          <Th className={cx(wide, 'w-36 lg:w-40')}>{t('owner')}</Th>
          <Th numeric className="w-28 sm:w-32">
            {t('available')}
          </Th>
          <Th numeric className={cx(wide, 'w-24')}>
            {t('held')}
          </Th>
          <Th className="hidden w-52 ps-6! sm:table-cell">{t('spentOf')}</Th>
          <Th className={cx(wide, 'w-32')}>{t('state')}</Th>
        </tr>
      </thead>
      <tbody>
        {branches.map(({ budget, indent, more }) => (
          <Tr key={budget.budgetId} className={ROW} aria-selected={budget.budgetId === panelId || undefined}>
            <Td title={budget.name}>
              <span className="flex items-center gap-1" style={{ paddingInlineStart: `${indent * 1.25}rem` }}>
                <Twig
                  budget={budget}
                  href={hrefWith(path, query, { open: toggled(opened, budget.budgetId) })}
                  allHref={more ? hrefWith(path, query, { ...FROM_START, in: budget.budgetId }) : null}
                  open={opened.includes(budget.budgetId)}
                />
                <RowLink
                  id={budget.budgetId}
                  href={hrefWith(`${path}/${budget.budgetId}`, query)}
                  className="min-w-0 truncate font-medium"
                >
                  {budget.name}
                </RowLink>
                {(budget.state === 'frozen' || budget.frozenAbove) && (
                  <Lock
                    size={14}
                    role="img"
                    aria-label={t(budget.state === 'frozen' ? 'frozen' : 'frozenAbove')}
                    className={cx('shrink-0 text-warning-text', !panelId && 'md:hidden')}
                  />
                )}
              </span>
              <span
                className="block pb-1.5 sm:hidden"
                style={{ paddingInlineStart: `${indent * 1.25 + 2}rem` }}
              >
                <BudgetBurn budget={budget} format={format} />
              </span>
            </Td>
            <Td className={cx(wide, 'text-muted')} title={budget.owner?.name}>
              {budget.owner?.name ?? <span className="text-faint">–</span>}
            </Td>
            <Td numeric className="font-medium">
              {cellAmount(format, budget.available, budget.currency)}
            </Td>
            <Td numeric className={cx(wide, 'text-muted')}>
              {budget.held > 0 ? (
                cellAmount(format, budget.held, budget.currency)
              ) : (
                <span className="text-faint">–</span>
              )}
            </Td>
            <Td className="hidden ps-6! sm:table-cell">
              <Spent budget={budget} format={format} />
            </Td>
            <Td className={wide}>
              <BudgetStateDot budget={budget} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function Spent({ budget, format }: { budget: BudgetRow; format: Format }) {
  const t = useTranslations('admin.budgets');
  const spent = cellAmount(format, budget.spent, budget.currency);
  return (
    <span className="grid gap-1">
      <span className="tabular text-xs text-muted">
        {budget.limit === null
          ? spent
          : t('spentOfLimit', { spent, limit: cellAmount(format, budget.limit, budget.currency) })}
      </span>
      <BudgetBurn budget={budget} format={format} />
    </span>
  );
}

type TwigProps = { budget: BudgetRow; href: string; allHref: string | null; open: boolean };

/** Opens and closes what is below; a level too long for the tree has a page of its own. */
function Twig({ budget, href, allHref, open }: TwigProps) {
  const t = useTranslations('admin.budgets');
  if (budget.children === 0) return <span className="size-7 shrink-0" />;
  const Icon = open ? ChevronDown : ChevronRight;
  return (
    <Link
      href={allHref ?? href}
      scroll={false}
      prefetch={false}
      aria-expanded={open}
      aria-label={t(open ? 'fold' : 'unfold', { name: budget.name })}
      className={cx(
        ABOVE_ROW_LINK,
        'grid size-7 shrink-0 place-items-center rounded-sm text-muted hover:bg-hairline hover:text-text',
      )}
    >
      <Icon size={16} aria-hidden="true" className="rtl:-scale-x-100" />
    </Link>
  );
}
