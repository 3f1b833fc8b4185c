import { type Browser, expect, type Page, test } from '@playwright/test';
import postgres from 'postgres';
import { facts, linkFromMail, signIn } from './demo.ts';

/** The first day of whoever looks after a new program: each step is found on the screen that the one before left. */
test.describe.configure({ timeout: 240_000 });
test.use({ viewport: { width: 1440, height: 900 } });

const csv = (name: string, rows: string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(rows.join('\n')),
});

async function newPage(browser: Browser, width: number, height: number): Promise<Page> {
  return (await browser.newContext({ viewport: { width, height } })).newPage();
}

/** The number under which the shop's own files know a product. */
async function skuOf(name: string, country: string): Promise<string> {
  const sql = postgres(facts().databaseUrl, { max: 1 });
  const [row] = await sql<{ sku: string }[]>`
    select source_sku as sku from products where name = ${name} and country = ${country}`.finally(() =>
    sql.end(),
  );
  return row?.sku ?? '';
}

test('a program is made, dressed, peopled, stocked, priced and given points, and a broken voucher replaced', async ({
  page: platform,
  browser,
  request,
}) => {
  const own = crypto.randomUUID().slice(0, 6);
  const [name, host, email] = [`Aster ${own}`, `aster-${own}.localhost`, `ines@aster-${own}.example`];
  const member = (n: number) => `m${n}@aster-${own}.example`;
  const admin = await newPage(browser, 1440, 900);
  let base = '';
  const go = (path: string) => admin.goto(base + path, { waitUntil: 'networkidle' });
  const dialog = admin.getByRole('dialog');

  await test.step('the program is made, with its own address and points to give', async () => {
    await signIn(platform, `${facts().platform.url}/sign-in`, facts().platform);
    await platform.getByRole('link', { name: 'New program' }).click();
    const part = (title: string) => platform.getByRole('group', { name: title });
    await part('Program').getByLabel('Name', { exact: true }).fill(name);
    await part('Program').getByLabel('Address').fill(host);
    await part('Owner').getByLabel('Name').fill('Ines Vale');
    await part('Owner').getByLabel('E-mail').fill(email);
    await platform.getByLabel('Points to begin with').fill('5000000');
    await platform.getByRole('button', { name: 'Create program' }).click();
    await expect(platform.getByRole('heading', { level: 1, name })).toBeVisible();
  });

  await test.step('its owner comes in by the letter', async () => {
    await admin.goto(await linkFromMail(request, email, new RegExp(name)));
    await admin.getByRole('button', { name: 'Continue' }).click();
    await expect(admin).toHaveURL(/\/admin$/);
    base = new URL(admin.url()).origin;
  });

  await test.step('the storefront gets a colour', async () => {
    await admin.getByRole('link', { name: 'Settings' }).click();
    await expect(admin.getByText(/Readable everywhere/)).toBeVisible();
    await admin.getByRole('textbox', { name: 'Accent', exact: true }).fill('#0b5cab');
    await admin.getByRole('button', { name: 'Save the look' }).click();
    await expect(admin.getByText('Saved. Everybody sees it')).toBeVisible();
  });

  await test.step('500 people are imported', async () => {
    await admin.getByRole('link', { name: 'People', exact: true }).click();
    await admin.getByRole('link', { name: 'Import' }).click();
    const rows = Array.from(
      { length: 500 },
      (_, n) => `${member(n)},Person ${n},${n % 10 === 0 ? 'DE' : 'ES'},Team ${n % 7}`,
    );
    await admin.waitForLoadState('networkidle');
    await admin
      .locator('input[type=file]')
      .setInputFiles(csv('people.csv', ['email,name,country,cost centre', ...rows]));
    await admin.getByRole('button', { name: 'Read the file' }).click();
    await admin.getByRole('button', { name: 'Apply to 500 people' }).click();
    await dialog.getByRole('button', { name: 'Apply to 500 people' }).click();
    await expect(admin.getByText('This file was applied')).toBeVisible();
  });

  await test.step('everything costs a tenth more, rounded up to fifty', async () => {
    await go('/admin/catalogue');
    await admin.getByRole('link', { name: 'Prices' }).click();
    await admin.waitForLoadState('networkidle');
    await admin.getByRole('button', { name: 'Add a rule' }).click();
    await admin.getByLabel('Mark-up %').fill('10');
    await admin.getByLabel('Round up').selectOption('50');
    await admin.getByRole('button', { name: 'See what changes' }).click();
    await admin.getByLabel(/^Why/).fill('What delivery costs us');
    await admin.getByRole('button', { name: /^(Save the rules|Change )/ }).click();
    await expect(admin.getByText('What delivery costs us')).toBeVisible();
  });

  await test.step('more than 50 products are listed at once', async () => {
    await go('/admin/catalogue?currency=EUR');
    const all = admin.getByRole('button', { name: /^List all \d+ products/ });
    expect(Number(/\d+/.exec((await all.textContent()) ?? '')?.[0])).toBeGreaterThan(50);
    await all.click();
    await dialog.getByRole('button', { name: /^List \d+/ }).click();
    await expect(admin.getByText(/products are done: they are in the store/)).toBeVisible();
  });

  await test.step('1,000 codes are uploaded', async () => {
    const sku = await skuOf('Decathlon gift card', 'DE');
    await admin.getByRole('link', { name: 'Stock', exact: true }).click();
    await admin.getByRole('button', { name: 'Upload codes' }).first().click();
    const codes = Array.from({ length: 1000 }, (_, n) => `${sku},25,ASTER-${own.toUpperCase()}-${1000 + n}`);
    await dialog
      .locator('input[type=file]')
      .setInputFiles(csv('codes.csv', ['product,denomination,code', ...codes]));
    await dialog.getByRole('button', { name: 'Check first' }).click();
    await expect(dialog.getByText('1,000 codes would be added')).toBeVisible();
    await dialog.getByRole('button', { name: 'Add 1,000 codes' }).click();
    await expect(dialog.getByText('1,000 codes added')).toBeVisible();
    await dialog.getByRole('button', { name: 'Done' }).click();
  });

  await test.step('everybody in Germany is given points', async () => {
    await go('/admin/people/segments/new');
    await admin.getByLabel('Name').fill('Germany');
    await admin.getByLabel('Add to Country').selectOption('DE');
    await expect(admin.getByText('50 people are in it now')).toBeVisible();
    await admin.getByRole('button', { name: 'Save segment' }).click();
    await admin.getByRole('button', { name: 'Give points' }).click();
    await admin.getByLabel('Points for each').fill('6000');
    await admin.getByLabel('Reason').fill('Welcome');
    await dialog.getByRole('button', { name: /Give \d/ }).click();
    await expect(admin.getByText(/been given points/)).toBeVisible({ timeout: 60_000 });
  });

  const phone = await newPage(browser, 390, 844);
  await test.step('somebody there redeems at the price of the rule', async () => {
    await phone.goto(base);
    await phone.getByLabel('E-mail').first().fill(member(10));
    await phone.getByRole('button', { name: 'Send me a link' }).click();
    await phone.goto(await linkFromMail(request, member(10), /Sign in/));
    await phone.getByRole('button', { name: 'Continue' }).click();
    await expect(phone.getByText('6,000 points').first()).toBeVisible();
    await phone.goto(`${base}/browse?q=decathlon`, { waitUntil: 'networkidle' });
    await phone
      .getByRole('link', { name: /Decathlon/ })
      .first()
      .click();
    await phone.waitForURL(/\/p\//);
    await phone.waitForLoadState('networkidle');
    await phone.getByRole('button', { name: 'Redeem · 2,750 points' }).click();
    const sheet = phone.getByRole('dialog');
    await sheet.getByRole('button', { name: 'Redeem · 2,750 points' }).click();
    await expect(sheet.getByText('It is yours')).toBeVisible();
  });

  await test.step('the voucher that does not work is found by its end, and replaced', async () => {
    await go('/admin/orders');
    await admin
      .getByRole('row', { name: /Decathlon/ })
      .getByRole('link')
      .first()
      .click();
    const panel = admin.getByRole('complementary', { name: /order/i });
    const ending =
      /ends in (\S{4})/.exec((await panel.getByText(/ends in \S{4}/).textContent()) ?? '')?.[1] ?? '';
    await go('/admin/people');
    await admin.keyboard.press('Control+k');
    await admin.getByRole('combobox').fill(ending);
    await admin
      .getByRole('option', { name: /voucher ends in/ })
      .first()
      .click();
    await panel.getByRole('button', { name: 'Replace' }).click();
    await admin.getByLabel('Reason').fill('The till refused it');
    await dialog.getByRole('button', { name: 'Replace' }).click();
    await expect(panel.getByText('A voucher was replaced: The till refused it')).toBeVisible();
  });
});
