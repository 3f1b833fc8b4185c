import type { Page } from '@playwright/test';
import type { Screen } from './screens.ts';

/** Where a screen is: in a program's console, at its till, or in the installation's own area. */
type Area = 'console' | 'platform';
export type ConsoleScreen = Screen & { area?: Area };

/** Every page of the console with its dialogs and menus, of the till and of the installation's area. */
export const CONSOLE: readonly ConsoleScreen[] = [
  { name: 'console-sign-in', path: '/admin/sign-in', as: 'nobody' },
  { name: 'admin', path: '/admin' },
  { name: 'admin-palette', path: '/admin', act: opens('button:has(.lucide-search)') },
  { name: 'admin-shortcuts', path: '/admin', act: asks('?') },
  { name: 'admin-operator', path: '/admin', act: opens('aside details > summary[aria-label]') },
  { name: 'orders', path: '/admin/orders' },
  { name: 'orders-none', path: '/admin/orders?q=zzzzqqq' },
  { name: 'orders-columns', path: '/admin/orders', act: opens('main summary:has(.lucide-columns-3)') },
  { name: 'orders-export', path: '/admin/orders', act: opens('main summary:has(.lucide-download)') },
  { name: 'order', path: '/admin/orders', from: '/admin/orders/ord_' },
  { name: 'trouble', path: '/admin/orders/trouble' },
  { name: 'jobs', path: '/admin/jobs' },
  { name: 'catalogue', path: '/admin/catalogue' },
  { name: 'catalogue-order', path: '/admin/catalogue/order' },
  { name: 'prices', path: '/admin/catalogue/prices' },
  { name: 'stock', path: '/admin/stock' },
  { name: 'stock-upload', path: '/admin/stock', act: opens('main button:has(.lucide-upload)') },
  { name: 'suppliers', path: '/admin/suppliers' },
  { name: 'supplier', path: '/admin/suppliers', from: '/admin/suppliers/sup_' },
  { name: 'suppliers-add', path: '/admin/suppliers', act: opens('main button:has(.lucide-plus)') },
  { name: 'offers', path: '/admin/suppliers/offers' },
  { name: 'console-rewards', path: '/admin/rewards' },
  { name: 'console-reward', path: '/admin/rewards', from: '/admin/rewards/rwd_' },
  { name: 'rewards-new', path: '/admin/rewards/new' },
  { name: 'budgets', path: '/admin/budgets' },
  { name: 'budgets-new', path: '/admin/budgets', act: opens('main button:has(.lucide-plus)') },
  { name: 'budget', path: '/admin/budgets', from: '/admin/budgets/bud_' },
  {
    name: 'budget-more',
    path: '/admin/budgets',
    from: '/admin/budgets/bud_',
    act: opens('main summary:has(.lucide-ellipsis)'),
  },
  { name: 'approvals', path: '/admin/approvals' },
  { name: 'approvals-rules', path: '/admin/approvals', act: opens('main header button') },
  { name: 'people', path: '/admin/people' },
  { name: 'people-add', path: '/admin/people', act: opens('main button:has(.lucide-user-plus)') },
  { name: 'person', path: '/admin/people', from: '/admin/people/mem_' },
  { name: 'import', path: '/admin/people/import' },
  { name: 'operators', path: '/admin/people/operators' },
  {
    name: 'operators-invite',
    path: '/admin/people/operators',
    act: opens('main button:has(.lucide-user-plus)'),
  },
  {
    name: 'operators-why',
    path: '/admin/people/operators',
    act: opens('main button:has(.lucide-circle-question-mark)'),
  },
  { name: 'roles', path: '/admin/people/roles' },
  { name: 'roles-new', path: '/admin/people/roles', act: opens('main header button') },
  { name: 'segments', path: '/admin/people/segments' },
  { name: 'segments-new', path: '/admin/people/segments/new' },
  { name: 'developers', path: '/admin/developers' },
  { name: 'developers-key', path: '/admin/developers', act: opens('main button:has(.lucide-plus)') },
  { name: 'look', path: '/admin/settings/look' },
  { name: 'hosts', path: '/admin/settings/hosts' },
  { name: 'languages', path: '/admin/settings/languages' },
  { name: 'points-policy', path: '/admin/settings/points' },
  { name: 'points-rate', path: '/admin/settings/points', act: opens('main button:has(.lucide-plus)') },
  { name: 'recognition-settings', path: '/admin/settings/recognition' },
  { name: 'embedding', path: '/admin/settings/embedding' },
  { name: 'embedding-key', path: '/admin/settings/embedding', act: opens('main button:has(.lucide-plus)') },
  { name: 'payments', path: '/admin/settings/payments' },
  { name: 'encryption', path: '/admin/settings/encryption' },
  { name: 'audit', path: '/admin/settings/audit' },
  {
    name: 'audit-entry',
    path: '/admin/settings/audit',
    act: opens('main summary:has(.lucide-chevron-right)'),
  },
  { name: 'console-missing', path: '/admin/nowhere' },
  { name: 'till', path: '/till' },
  { name: 'platform', path: '/platform', area: 'platform' },
  { name: 'platform-account', path: '/platform', area: 'platform', act: opens('header details > summary') },
  { name: 'program', path: '/platform', area: 'platform', from: '/platform/programs/ten_' },
  { name: 'program-new', path: '/platform/programs/new', area: 'platform' },
  { name: 'health', path: '/platform/health', area: 'platform' },
  { name: 'platform-operators', path: '/platform/operators', area: 'platform' },
];

/** Presses the first one that can be seen until its dialog or menu stands open. */
function opens(selector: string): (page: Page) => Promise<void> {
  return async (page) => {
    const button = page.locator(selector).filter({ visible: true }).first();
    // A press before the scripts run does nothing; as a person would, it presses once more.
    for (let press = 0; press < 5 && !(await isOpen(page)); press++) {
      await button.click();
      await opened(page)
        .waitFor({ timeout: 2_000 })
        .catch(() => {});
    }
    await opened(page).waitFor({ timeout: 1_000 });
  };
}

function asks(key: string): (page: Page) => Promise<void> {
  return async (page) => {
    for (let press = 0; press < 5 && !(await isOpen(page)); press++) {
      await page.keyboard.press(key);
      await opened(page)
        .waitFor({ timeout: 2_000 })
        .catch(() => {});
    }
    await opened(page).waitFor({ timeout: 1_000 });
  };
}

const opened = (page: Page) => page.locator('dialog[open], details[open]').filter({ visible: true }).first();
const isOpen = (page: Page) => opened(page).isVisible();
