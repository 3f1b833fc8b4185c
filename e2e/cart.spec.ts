import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { signIn, tenantOf } from './demo.ts';

/** Spends the points of somebody whom no other test is. */
const ana = () => ({ ...tenantOf('meridian').signIn.member, email: 'ana.moreno@meridian.example' });

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}`));
}

async function put(page: Page, href: string): Promise<void> {
  await page.goto(`${tenantOf('meridian').storefrontUrl}${href}`, { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await expect(page.getByText('In your cart.')).toBeVisible();
}

test('a cart follows its member through tabs, is ordered once by two of them, and ends in vouchers', async ({
  page,
  context,
}) => {
  const { storefrontUrl } = tenantOf('meridian');
  await signIn(page, `${storefrontUrl}/sign-in`, ana());
  await page.goto(`${storefrontUrl}/browse?q=gift card&country=all`, { waitUntil: 'networkidle' });
  const links = await page
    .locator('a[href^="/p/"]')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  const [first = '', second = ''] = [...new Set(links.map((href) => href ?? ''))];
  await put(page, first);
  await put(page, second);

  const other = await context.newPage();
  await other.goto(`${storefrontUrl}/cart`, { waitUntil: 'networkidle' });
  await page.goto(`${storefrontUrl}/cart`, { waitUntil: 'networkidle' });
  await expect(page.getByRole('listitem').filter({ has: page.getByRole('spinbutton') })).toHaveCount(2);
  await page
    .getByRole('button', { name: /^Remove / })
    .first()
    .click();
  await expect(other.getByRole('button', { name: /^Remove / })).toHaveCount(1);
  await page.getByRole('button', { name: 'Put it back' }).click();
  await expect(other.getByRole('button', { name: /^Remove / })).toHaveCount(2);
  await expect(page.getByRole('button', { name: /^Remove / })).toHaveCount(2);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await findings(page), `cart, ${colorScheme}`).toEqual([]);
  }

  await page.getByRole('button', { name: /^Check out · / }).click();
  await other.getByRole('button', { name: /^Check out · / }).click();
  const [sheet, late] = [page.getByRole('dialog'), other.getByRole('dialog')];
  await expect(sheet.getByText(/Price fixed for/)).toBeVisible();
  await expect(late.getByText(/Price fixed for/)).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await findings(page), `checkout, ${colorScheme}`).toEqual([]);
  }
  await sheet.getByRole('button', { name: /^Redeem · / }).click();
  await expect(sheet.getByRole('heading', { name: '2 vouchers are yours' })).toBeVisible();
  await late.getByRole('button', { name: /^Redeem · / }).click();
  await expect(late.getByText(/You ordered this on another screen/)).toBeVisible();
  await expect(late.getByRole('heading', { name: '2 vouchers are yours' })).toBeVisible();

  await sheet.getByRole('link').first().click();
  await expect(page).toHaveURL(/\/vouchers\/vch_/);
  await page.goBack();
  await expect(page).toHaveURL(/\/cart$/);
  await expect(page.getByText('Your cart is empty')).toBeVisible();
  await expect(page.getByText('You redeemed this a moment ago.')).toBeVisible();
});
