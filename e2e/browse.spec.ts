import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { signIn, tenantOf } from './demo.ts';

/** A member of the demo other than the one whom most tests spend with. */
async function enter(page: Page, name = 'li.wen', slug = 'meridian'): Promise<string> {
  const tenant = tenantOf(slug);
  const { password } = tenant.signIn.member;
  await signIn(page, `${tenant.storefrontUrl}/sign-in`, { email: `${name}@${slug}.example`, password });
  return tenant.storefrontUrl;
}

const axe = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}`));
};
const tiles = (page: Page) => page.locator('#main a[href^="/p/"]');

test('filters live in the address, show as chips, and come off one by one', async ({ page }) => {
  const base = await enter(page);
  await page.goto(`${base}/browse`, { waitUntil: 'networkidle' });
  const all = await tiles(page).count();
  await page.getByRole('button', { name: 'Filters' }).click();
  const sheet = page.getByRole('dialog', { name: 'Filters' });
  await sheet.getByLabel('Card value: From').fill('40');
  await sheet.getByLabel('Card value: To').fill('60');
  await sheet.getByLabel('Arrives at once').check();
  expect(await axe(page)).toEqual([]);
  await sheet.getByRole('button', { name: 'Show rewards' }).click();
  await expect(page).toHaveURL(/least=40&most=60.*instant=1|instant=1.*least=40&most=60/);
  const chip = page.getByRole('link', { name: 'Remove filter: Card value: €40 to €60' });
  await expect(chip).toBeVisible();
  expect(await tiles(page).count()).toBeLessThan(all);
  await chip.click();
  await expect(page).toHaveURL(/instant=1/);
  await expect(page).not.toHaveURL(/least/);
  await page.getByRole('link', { name: 'Remove filter: Arrives at once' }).click();
  await expect(page).toHaveURL(`${base}/browse`);
});

test('a list is as long, and at the same tile, after Back and after a reload', async ({ page }) => {
  const base = await enter(page);
  await page.goto(`${base}/browse?country=all`, { waitUntil: 'networkidle' });
  await expect(tiles(page)).toHaveCount(24);
  for (const length of [48, 72]) {
    await tiles(page).last().scrollIntoViewIfNeeded();
    await expect.poll(() => tiles(page).count()).toBeGreaterThanOrEqual(length);
  }
  const tile = tiles(page).nth(50);
  const name = await tile.textContent();
  await tile.scrollIntoViewIfNeeded();
  const before = (await tile.boundingBox())?.y ?? 0;
  await tile.click();
  await expect(page).toHaveURL(/\/p\/lst_/);
  await page.goBack();
  await expect(page).toHaveURL(/country=all/);
  expect(await tiles(page).nth(50).textContent()).toBe(name);
  await expect
    .poll(async () => Math.round((await tiles(page).nth(50).boundingBox())?.y ?? 0))
    .toBeCloseTo(Math.round(before), -1);
  await page.reload({ waitUntil: 'networkidle' });
  expect(await tiles(page).count()).toBeGreaterThanOrEqual(72);
  await expect(tiles(page).nth(50)).toBeInViewport();
});

test('suggestions are walked by keyboard: brands, then products, then back to the box', async ({ page }) => {
  const base = await enter(page);
  await page.goto(`${base}/browse`, { waitUntil: 'networkidle' });
  const box = page.getByRole('combobox', { name: 'Brands and rewards' });
  await box.pressSequentially('decatlon');
  const options = page.getByRole('listbox').getByRole('option');
  await expect(options.first()).toHaveText('Decathlon');
  await box.press('ArrowDown');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await expect(box).toHaveAttribute(
    'aria-activedescendant',
    (await options.first().getAttribute('id')) ?? '',
  );
  expect(await axe(page)).toEqual([]);
  await box.press('Escape');
  await expect(options).toHaveCount(0);
  await box.press('ArrowDown');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await box.press('ArrowUp');
  await box.press('ArrowUp');
  await expect(options.last()).toHaveAttribute('aria-selected', 'true');
  await box.press('Enter');
  await expect(page).toHaveURL(/\/p\/lst_/);
});

test('without scripts the list goes on by links', async ({ browser, page }) => {
  const base = await enter(page);
  const still = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const plain = await still.newPage();
  await plain.goto(`${base}/browse?country=all`);
  const first = await tiles(plain).first().getAttribute('href');
  await plain.getByRole('link', { name: 'Show more' }).click();
  await expect(plain).toHaveURL(/after=/);
  await expect(tiles(plain)).toHaveCount(24);
  expect(await tiles(plain).first().getAttribute('href')).not.toBe(first);
  await still.close();
});

test('a search that finds nothing says who may be meant', async ({ page }) => {
  const base = await enter(page);
  await page.goto(`${base}/browse?q=dkatlon`);
  await page
    .getByRole('navigation', { name: 'Did you mean:' })
    .getByRole('link', { name: 'Decathlon' })
    .click();
  await expect(tiles(page).first()).toContainText('Decathlon');
  await page.goto(`${base}/browse?kind=lounge&category=books`);
  expect(await axe(page)).toEqual([]);
});

test('yen have no decimals and Kuwaiti dinars three', async ({ page }) => {
  const base = await enter(page, 'sora.tanaka');
  await page.goto(`${base}/browse?q=UNIQLO`);
  await tiles(page).first().click();
  await expect(page.getByText(/[¥￥][\d,]+/).first()).toBeVisible();
  await page.goto(`${base}/browse?country=KW&least=1.5&most=500`, { waitUntil: 'networkidle' });
  await expect(page.getByRole('link', { name: /Remove filter: Card value/ })).toContainText('1.500');
});
