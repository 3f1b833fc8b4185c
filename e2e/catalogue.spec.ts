import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import postgres from 'postgres';
import { facts, signIn, tenantOf } from './demo.ts';

test.use({ viewport: { width: 1440, height: 900 } });
const MANY = 3_000;

/** So many products of one brand of the program's own, of a country where nobody of the demo is. */
async function makeMany(slug: string): Promise<string> {
  const sql = postgres(facts().databaseUrl, { max: 1, onnotice: () => {} });
  const brandId = `brd_${'e2emany'.padStart(26, '0')}`;
  await sql`insert into brands (id, slug, name, hue, about) values (${brandId}, 'e2e-many', 'Many', 20, '') on conflict do nothing`;
  await sql`
    insert into products (id, brand_id, name, kind, categories, country, currency, denominations, denomination_type,
      min_value, max_value, step_value, delivery, usage, code_format, how_to, terms, source, source_sku, search_text)
    select 'prd_' || lpad('e2em' || n, 26, '0'), ${brandId}, 'Many ' || n, 'perk', '{}', 'IS', 'EUR', '{1000}', 'fixed', 1000,
           1000, 1, 'instant', 'online', 'text', '', '', 'own:' || t.id, 'e2e-many-' || n, 'many ' || n
      from generate_series(1, ${MANY}) n, tenants t where t.slug = ${slug} on conflict do nothing`;
  await sql.end();
  return brandId;
}

async function asAdmin(page: Page) {
  const tenant = tenantOf('kestrel');
  await signIn(page, `${tenant.consoleUrl}/sign-in`, tenant.signIn.admin);
  return tenant;
}

test('products listed by filter show how far they are, stop when asked, and go on from there', async ({
  page,
}) => {
  const brand = await makeMany('kestrel');
  const tenant = await asAdmin(page);
  const shown = `${tenant.consoleUrl}/catalogue?brand=${brand}`;
  await page.goto(shown, { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: 'List all 3,000 products' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'List 3,000' }).click();
  await expect(page.getByRole('progressbar', { name: 'How far the products are' })).toBeVisible();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Stop', exact: true })).toBeHidden();
  await page.goto(shown, { waitUntil: 'networkidle' });
  const rest = page.getByRole('button', { name: /^List all [\d,]+ products$/ });
  await expect(rest, 'what was not reached is as it was').toBeVisible();
  await rest.click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^List [\d,]+$/ })
    .click();
  await expect(page.getByText(/products are done: they are in the store/)).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole('link', { name: /^In store/ })).toContainText('3,000');
});

test('a product kept for members of one country is not there for a member of another', async ({
  page,
  browser,
}) => {
  await makeMany('kestrel');
  const tenant = await asAdmin(page);
  const productId = `prd_${`e2em${MANY}`.padStart(26, '0')}`;
  await page.goto(`${tenant.consoleUrl}/catalogue/${productId}`, { waitUntil: 'networkidle' });
  const row = page.getByRole('row', { name: new RegExp(`Many ${MANY}`) });
  const list = row.getByRole('button', { name: /^List/ });
  if (await list.isVisible()) await list.click();
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Who sees this product' });
  await expect(dialog.getByText('every member sees it')).toBeVisible();
  const found = await new AxeBuilder({ page }).include('dialog').analyze();
  expect(found.violations.map((v) => v.id)).toEqual([]);
  const sql = postgres(facts().databaseUrl, { max: 1, onnotice: () => {} });
  const [me] = await sql<{ country: string }[]>`
    select m.country from members m join tenants t on t.id = m.tenant_id
     where t.slug = 'kestrel' and m.email = ${tenant.signIn.member.email}`;
  await sql.end();
  const own = new Intl.DisplayNames('en', { type: 'region' }).of(me?.country ?? '') ?? '';
  await dialog.getByRole('checkbox', { name: own, exact: true }).focus();
  await page.keyboard.press('Space');
  await dialog.getByRole('button', { name: 'Show to these only' }).click();
  await expect(page.getByText(`Only members of: ${own}.`)).toBeVisible();

  const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await signIn(phone, `${tenant.storefrontUrl}/sign-in`, tenant.signIn.member);
  const search = `${tenant.storefrontUrl}/browse?country=all&q=${encodeURIComponent(`Many ${MANY}`)}`;
  const card = phone.getByRole('link', { name: new RegExp(`Many ${MANY}`) });
  await phone.goto(search);
  await expect(card.first(), 'whoever is meant sees it').toBeVisible();
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  for (const box of await dialog
    .getByRole('group', { name: /countries/ })
    .getByRole('checkbox')
    .all()) {
    await box.focus();
    await page.keyboard.press('Space');
  }
  await dialog.getByRole('button', { name: 'Show to these only' }).click();
  await expect(page.getByText(`Only members of: ${own}.`)).toBeHidden();
  await phone.goto(search);
  await expect(card).toHaveCount(0);
});
