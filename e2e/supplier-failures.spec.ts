import { expect, type Page, test } from '@playwright/test';
import { signIn, tenantOf } from './demo.ts';

const ENDS = {
  voucher: 'It is yours',
  points: 'That did not work out',
} as const;

/** How the simulated supplier is told to fail, by the value, and how it ends for the person. */
const WAYS = [
  ['takes the order and never answers', '€10.91', 'voucher'],
  ['takes the order and answers with an error', '€10.92', 'voucher'],
  ['takes the order and answers with a web page', '€10.93', 'voucher'],
  ['takes the order and answers with half of it', '€10.94', 'voucher'],
  ['delivers late', '€10.96', 'voucher'],
  ['refuses', '€10.98', 'points'],
] as const;

async function balance(page: Page, url: string): Promise<number> {
  await page.goto(`${url}/points`);
  const text = await page
    .getByText(/^[\d,]+\s*points$/)
    .first()
    .textContent();
  return Number((text ?? '').replace(/\D/g, ''));
}

test.describe.configure({ mode: 'serial' });

for (const [what, value, end] of WAYS) {
  test(`the supplier ${what}: the person ends with ${end}, never neither, never both`, async ({ page }) => {
    const tenant = tenantOf('meridian-sandbox');
    const url = tenant.storefrontUrl;
    await signIn(page, url, tenant.signIn.member);
    const before = await balance(page, url);
    await page.goto(`${url}/browse?q=simulated&country=all`);
    await page
      .getByRole('link', { name: /Simulated Gift Card/ })
      .first()
      .click();
    await page.getByRole('radio', { name: value }).check({ force: true });
    await page.getByRole('button', { name: /^Redeem · / }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('button', { name: /^Redeem · / }).click();
    await expect(sheet.getByText('Getting your voucher').first()).toBeVisible();
    await expect(sheet.getByText(ENDS[end])).toBeVisible({ timeout: 30_000 });
    const price = Number(value.slice(1).replace('.', ''));
    if (end === 'voucher') {
      await sheet.getByRole('button', { name: /show the code/i }).click();
      await expect(sheet.getByRole('button', { name: /copy/i }).first()).toBeVisible();
      expect(await balance(page, url)).toBe(before - price);
    } else {
      await expect(sheet.getByText(/are back in your balance/)).toBeVisible();
      await expect(sheet.getByRole('link', { name: 'Find another reward' })).toBeVisible();
      expect(await balance(page, url)).toBe(before);
    }
  });
}
