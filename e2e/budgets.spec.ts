import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { signIn, tenantOf } from './demo.ts';

test.use({ viewport: { width: 1440, height: 900 } });

const tenant = () => tenantOf('kestrel');
const name = (what: string) => `${what} ${crypto.randomUUID().slice(0, 6)}`;

async function openBudgets(page: Page): Promise<void> {
  await signIn(page, `${tenant().consoleUrl}/sign-in`, tenant().signIn.admin);
  await expect(page).toHaveURL(/\/admin(?!\/sign-in)/);
  await page.goto(`${tenant().consoleUrl}/budgets`);
}

async function make(page: Page, budget: { name: string; limit?: string }): Promise<void> {
  await page.getByRole('button', { name: 'New budget' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Name').fill(budget.name);
  if (budget.limit) await form.getByLabel('Limit').fill(budget.limit);
  await form.getByRole('button', { name: 'Make the budget' }).click();
  await expect(page.getByRole('complementary', { name: `Budget ${budget.name}` })).toBeVisible();
}

async function fillAndSend(page: Page, amount: string | null, button: string): Promise<void> {
  const form = page.getByRole('dialog');
  if (amount) await form.getByLabel(/^Amount/).fill(amount);
  await form.getByLabel('Reason').fill('Browser test');
  await form.getByRole('button', { name: button, exact: true }).click();
}

test('an admin makes a budget and one below it, shares money out, freezes and reads every step in the ledger', async ({
  page,
}) => {
  const [company, team] = [name('Company'), name('Team')];
  await openBudgets(page);
  await make(page, { name: company, limit: '900' });
  const panel = page.getByRole('complementary', { name: `Budget ${company}` });
  await panel.getByRole('button', { name: 'Allocate' }).click();
  await fillAndSend(page, '1000', 'Allocate');
  await expect(panel.getByText('1,000 points').first()).toBeVisible();
  await make(page, { name: team });
  const below = page.getByRole('complementary', { name: `Budget ${team}` });
  await expect(below.getByRole('link', { name: company })).toBeVisible();
  await below.getByRole('button', { name: 'Allocate' }).click();
  await fillAndSend(page, '1500', 'Allocate');
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText(
    `${company} has not that much left`,
  );
  await page
    .getByRole('dialog')
    .getByLabel(/^Amount/)
    .fill('400');
  await page.getByRole('dialog').getByRole('button', { name: 'Allocate', exact: true }).click();
  await expect(below.getByText('+400')).toBeVisible();
  const teamUrl = page.url();
  await below.getByRole('link', { name: company }).click();
  await panel.getByText('−400').waitFor();
  await panel.locator('summary').click();
  await panel.getByRole('button', { name: 'Freeze' }).click();
  await fillAndSend(page, null, 'Freeze');
  await expect(panel.getByText('Frozen')).toBeVisible();
  // Among many budgets a branch is folded, unless one of it is open.
  await page.goto(teamUrl);
  const row = page.getByRole('row', { name: team });
  await expect(row.getByRole('img', { name: 'Frozen above' })).toBeVisible();
});

test('nobody is kept out: the tree, a panel and its forms have no fault that axe knows, wide or narrow', async ({
  page,
}) => {
  const one = name('Open');
  await openBudgets(page);
  await make(page, { name: one, limit: '50' });
  const faults = async () =>
    (await new AxeBuilder({ page }).analyze()).violations.map((v) => `${v.id}: ${v.help}`);
  expect(await faults()).toEqual([]);
  await page.getByRole('button', { name: 'Allocate' }).click();
  expect(await faults()).toEqual([]);
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await faults()).toEqual([]);
  await page.goto(`${tenant().consoleUrl}/budgets`);
  await expect(page.getByRole('link', { name: one })).toBeVisible();
  expect(await faults()).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wide, 'the page scrolls sideways').toBe(false);
});

test('by keyboard alone one goes to budgets, through the rows, into one and back', async ({ page }) => {
  const one = name('Keys');
  await openBudgets(page);
  await make(page, { name: one });
  await page.goto(tenant().consoleUrl);
  // Keys are heard once the console's scripts run; whoever pressed too early presses again.
  await expect(async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('b');
    await expect(page).toHaveURL(/\/admin\/budgets$/, { timeout: 3_000 });
  }).toPass();
  await page.getByRole('link', { name: one }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: `Budget ${one}` })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('link', { name: one })).toBeFocused();
});
