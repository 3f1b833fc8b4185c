import { expect, test } from '@playwright/test';
import { signIn, tenantOf } from './demo.ts';

test.use({ viewport: { width: 1440, height: 900 } });

const { consoleUrl, signIn: people } = tenantOf('meridian');

test('a tab left open over night keeps what was typed while somebody signs in again beside it', async ({
  page,
  context,
}) => {
  await signIn(page, `${consoleUrl}/sign-in`, people.admin);
  await page.goto(`${consoleUrl}/people`);
  await page.getByRole('button', { name: 'Add member' }).click();
  const form = page.getByRole('dialog', { name: 'Add member' });
  await form.getByLabel('Name', { exact: true }).fill('Early Riser');
  await form.getByLabel('E-mail').fill('early.riser@example.com');
  await form.getByLabel('Country').selectOption('DE');
  await context.clearCookies({ name: 'damson.operator' });
  await form.getByRole('button', { name: 'Add Early Riser' }).click();
  const ended = page.getByRole('dialog', { name: 'Your session has ended' });
  await expect(ended).toContainText('what you typed is still here');
  const [beside] = await Promise.all([
    context.waitForEvent('page'),
    ended.getByRole('link', { name: 'Sign in in a new tab' }).click(),
  ]);
  await signIn(beside, `${consoleUrl}/sign-in`, people.admin);
  await expect(beside).toHaveURL(/\/admin$/);
  await expect(ended).toBeHidden();
  await expect(form.getByLabel('Name', { exact: true })).toHaveValue('Early Riser');
  await expect(form.getByLabel('E-mail')).toHaveValue('early.riser@example.com');
});

test('a way into a page for somebody whose session has ended leads back to it', async ({ page, context }) => {
  await signIn(page, `${consoleUrl}/sign-in`, people.admin);
  await page.goto(`${consoleUrl}/people`);
  await context.clearCookies({ name: 'damson.operator' });
  await page.goto(`${consoleUrl}/people/operators`);
  await expect(page.getByText('Sign in to go on where you were.')).toBeVisible();
  await signIn(page, page.url(), people.admin);
  await expect(page).toHaveURL(/\/admin\/people\/operators$/);
});
