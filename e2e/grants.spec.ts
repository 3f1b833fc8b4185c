import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { facts, signIn, tenantOf } from './demo.ts';

test.use({ viewport: { width: 1440, height: 900 } });

async function clean(page: Page) {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}`))).toEqual([]);
}

test('whoever runs the installation comes in when its people say so, looks, and is out when they say so', async ({
  page,
  browser,
}) => {
  const { platform } = facts();
  const kestrel = tenantOf('kestrel');
  const reason = `Orders look odd ${crypto.randomUUID().slice(0, 6)}`;
  await signIn(page, `${platform.url}/sign-in`, platform);
  await page.getByRole('link', { name: 'Kestrel', exact: false }).first().click();
  await page.getByRole('button', { name: 'Ask for access' }).click();
  await page.getByLabel('Reason').fill(reason);
  await page.getByRole('button', { name: 'Send the request' }).click();
  await expect(page.getByText('have not answered yet')).toBeVisible();
  const desk = page.url();

  const owner = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await signIn(owner, `${kestrel.consoleUrl}/sign-in`, kestrel.signIn.admin);
  const banner = owner
    .getByRole('complementary', { name: 'Access by the installation' })
    .filter({ hasText: reason });
  await banner.getByRole('link', { name: 'Answer' }).click();
  await clean(owner);
  const request = owner.getByRole('listitem').filter({ hasText: reason });
  await request.getByRole('button', { name: 'Let in' }).click();
  await owner.getByRole('dialog').getByRole('button', { name: 'Let in' }).click();
  await expect(banner).toContainText('has access until');
  await expect(owner.getByRole('listitem').filter({ hasText: reason })).toContainText('Until ');

  await page.goto(desk);
  await page.getByRole('link', { name: 'Go in' }).click();
  await expect(page).toHaveURL(/kestrel[^/]*\/admin$/);
  await expect(page.getByText('You are in this program until')).toBeVisible();
  await page.goto(`${kestrel.consoleUrl}/people/operators`);
  await expect(page.getByText('You are in this program until')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Invite an operator' })).toHaveCount(0);

  await banner.getByRole('button', { name: 'End now' }).click();
  await owner.getByRole('dialog').getByRole('button', { name: 'End now' }).click();
  await expect(banner).toHaveCount(0);
  await page.goto(`${kestrel.consoleUrl}/orders`);
  await expect(page).toHaveURL(/\/admin\/sign-in/);
});
