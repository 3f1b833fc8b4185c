import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { linkFromMail, signIn, tenantOf } from './demo.ts';

test.use({ viewport: { width: 1440, height: 900 } });

const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const mark = () => crypto.randomUUID().slice(0, 8);

async function openAs(page: Page, who: 'admin', path: string) {
  const tenant = tenantOf('kestrel');
  await signIn(page, `${tenant.consoleUrl}/sign-in`, tenant.signIn[who]);
  await page.goto(`${tenant.consoleUrl}${path}`);
}

async function clean(page: Page) {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}`))).toEqual([]);
}

test('a file of people says what is wrong, is put right, applied and taken back', async ({ page }) => {
  const own = mark();
  await openAs(page, 'admin', '/people/import');
  const rows = (country: string) =>
    `Work mail,Full name,Land,Team\nana-${own}@people.example,Ana ${own},ES,Import\nben-${own}@people.example,Ben ${own},${country},Import`;
  const choose = async (text: string) => {
    await page.locator('input[type=file]').setInputFiles(csv('people.csv', text));
    await page.getByRole('button', { name: 'Read the file' }).click();
    await expect(page.getByRole('heading', { name: 'people.csv' })).toBeVisible();
  };
  await choose(rows('Atlantis'));
  await page.getByLabel('Column Work mail').selectOption({ label: 'E-mail' });
  const refused = page.getByRole('row', { name: /Refused/ });
  await expect(refused).toHaveCount(1);
  await expect(refused).toContainText('is not a country');
  await clean(page);
  await page.getByRole('link', { name: 'Another file' }).click();
  await choose(rows('Germany'));
  await page.getByLabel('Column Work mail').selectOption({ label: 'E-mail' });
  await page.getByRole('button', { name: 'Apply to 2 people' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Apply to 2 people' }).click();
  await expect(page.getByText('This file was applied')).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo the import' }).click();
  await expect(page.getByText('This import was undone')).toBeVisible();
  await page.goto(`${tenantOf('kestrel').consoleUrl}/people?q=${own}`);
  await expect(page.getByRole('row', { name: /Disabled/ })).toHaveCount(2);
});

test('a segment counts its people while its rule is written, and is given points', async ({ page }) => {
  const own = mark();
  await openAs(page, 'admin', '/people/segments/new');
  await page.getByLabel('Name').fill(`Group ${own}`);
  await page.getByLabel('Add to Country').selectOption({ index: 1 });
  await expect(page.getByText(/people? (is|are) in it now|person is in it now/)).toBeVisible();
  await clean(page);
  await page.getByRole('button', { name: 'Save segment' }).click();
  await expect(page.getByRole('heading', { name: `Group ${own}` })).toBeVisible();
  await page.getByRole('button', { name: 'Give points' }).click();
  await page.getByLabel('Points for each').fill('1');
  await page.getByLabel('Reason').fill('Thank you');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Give \d/ })
    .click();
  await expect(page.getByText(/been given points/)).toBeVisible();
});

test('a role is made, given by an invitation, and bites at the next act when it is changed', async ({
  page,
  browser,
  request,
}) => {
  const tenant = tenantOf('kestrel');
  const own = mark();
  await openAs(page, 'admin', '/people/roles');
  const dialog = page.getByRole('dialog');
  const tick = (name: string, on = true) =>
    dialog.getByRole('checkbox', { name, exact: true }).setChecked(on);
  await page.getByRole('button', { name: 'New role' }).click();
  await dialog.getByLabel('Name').fill(`Desk ${own}`);
  await tick('See people');
  await dialog.getByRole('button', { name: 'Save role' }).click();
  await expect(page.getByRole('columnheader', { name: new RegExp(own) })).toBeVisible();
  await clean(page);

  await page.getByRole('link', { name: 'Operators' }).click();
  await page.getByRole('button', { name: 'Invite an operator' }).click();
  await dialog.getByLabel('Name').fill(`Dora ${own}`);
  await dialog.getByLabel('E-mail').fill(`dora-${own}@kestrel.example`);
  await tick(`Desk ${own}`);
  await dialog.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(page.getByRole('row', { name: new RegExp(`Dora ${own}`) })).toBeVisible();
  const link = await linkFromMail(request, `dora-${own}@kestrel.example`, /./);
  const desk = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await desk.goto(link);
  await desk.getByRole('button').first().click();
  await expect(desk).not.toHaveURL(/sign-in/);
  await desk.goto(`${tenant.consoleUrl}/people`);
  await expect(desk.getByRole('table')).toBeVisible();

  await page.getByRole('link', { name: 'Roles', exact: true }).click();
  const column = page.getByRole('columnheader', { name: new RegExp(own) });
  await column.getByRole('button', { name: 'Edit' }).click();
  await tick('See people', false);
  await tick('See the catalogue');
  await dialog.getByRole('button', { name: 'Save role' }).click();
  await expect(dialog).toBeHidden();
  await desk.goto(`${tenant.consoleUrl}/people`);
  await expect(desk.getByText('This part is not open to you').first()).toBeVisible();
});
