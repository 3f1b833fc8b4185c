import type { BudgetRow } from '#modules/budgets/schema.ts';

/** A budget as a row of the tree; `more` says that not all below it is shown. */
export type Branch = { budget: BudgetRow; indent: number; more: boolean };

/** How many budgets can stand open at once: each is one more question to the server. */
export const MOST_OPEN = 12;

const ID = /^bud_[0-9a-z]{26}$/;

/** Which budgets are unfolded, as the URL says; null when it says nothing. */
export function openedIn(text: string | undefined): string[] | null {
  return text === undefined
    ? null
    : text
        .split('~')
        .filter((id) => ID.test(id))
        .slice(-MOST_OPEN);
}

/** The same with one folded or unfolded; a dash stands for none, so that the URL says so. */
export function toggled(opened: readonly string[], id: string): string {
  const next = opened.includes(id) ? opened.filter((each) => each !== id) : [...opened, id];
  return next.slice(-MOST_OPEN).join('~') || '-';
}
