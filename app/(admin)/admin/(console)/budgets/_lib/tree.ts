import { type Branch, MOST_OPEN } from '#components/admin/budget-tree.ts';
import { ROWS } from '#components/admin/trail.ts';
import { listBudgets, showBudget } from '#modules/budgets/index.ts';
import type { BudgetRow } from '#modules/budgets/schema.ts';
import { readAsOperator } from '#server/screen.ts';

const FEW = 3;

type Asked = {
  parentId: string | null;
  cursor: string | undefined;
  opened: string[] | null;
  /** The budget whose panel is open. */
  budgetId: string | undefined;
};

/**
 * One level of the tree and, below it, what is unfolded. As long as nobody chose, that is a few roots, and whatever
 * the open budget lies in.
 */
export async function readTree({ parentId, cursor, opened: asked, budgetId }: Asked) {
  const [level, above] = await Promise.all([
    readAsOperator(listBudgets, { parentId, cursor, limit: ROWS }),
    asked || !budgetId ? [] : aboveOf(budgetId),
  ]);
  const few = level.items.length <= FEW ? level.items.map((b) => b.budgetId) : [];
  const opened = asked ?? [...new Set([...few, ...above])];
  const below = new Map<string, { items: BudgetRow[]; more: boolean }>();
  let wanted = level.items;
  while (wanted.length > 0 && below.size < MOST_OPEN) {
    const next = wanted.filter((b) => b.children > 0 && opened.includes(b.budgetId));
    const pages = await Promise.all(
      next.slice(0, MOST_OPEN - below.size).map(async (b) => {
        const page = await readAsOperator(listBudgets, { parentId: b.budgetId, limit: ROWS });
        below.set(b.budgetId, { items: page.items, more: page.nextCursor !== null });
        return page.items;
      }),
    );
    wanted = pages.flat();
  }
  const flat = (rows: BudgetRow[], indent: number): Branch[] =>
    rows.flatMap((budget) => {
      const branch = below.get(budget.budgetId);
      return [{ budget, indent, more: branch?.more ?? false }, ...flat(branch?.items ?? [], indent + 1)];
    });
  return { branches: flat(level.items, 0), opened, nextCursor: level.nextCursor, shown: level.items.length };
}

async function aboveOf(budgetId: string): Promise<string[]> {
  const { parentId } = await readAsOperator(showBudget, { budgetId });
  return parentId ? [...(await aboveOf(parentId)), parentId] : [];
}
