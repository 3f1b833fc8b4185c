import { expect, type Page, type Route, test } from '@playwright/test';
import { signIn, tenantOf } from './demo.ts';

const sora = () => ({ ...tenantOf('meridian').signIn.member, email: 'sora.tanaka@meridian.example' });

/** Loses what screens ask of the server: before it arrives, or the answer to what has arrived. */
async function lose(page: Page, what: 'question' | 'answer'): Promise<() => Promise<void>> {
  const break_ = async (route: Route) => {
    if (route.request().method() !== 'POST') return route.continue();
    if (what === 'answer') await route.fetch().catch(() => null);
    return route.abort('connectionfailed');
  };
  await page.route('**/*', break_);
  return () => page.unroute('**/*', break_);
}

async function points(page: Page): Promise<number> {
  await page.goto(`${tenantOf('meridian').storefrontUrl}/points`);
  const text = await page
    .getByText(/^[\d,]+\s*points$/)
    .first()
    .textContent();
  return Number((text ?? '').replace(/\D/g, ''));
}

test('a network that is lost at each step of checkout costs nothing twice and loses nothing that was typed', async ({
  page,
}) => {
  const { storefrontUrl } = tenantOf('meridian');
  await signIn(page, `${storefrontUrl}/sign-in`, sora());
  const before = await points(page);
  await page.goto(`${storefrontUrl}/browse?q=decathlon&country=all`);
  await page
    .getByRole('link', { name: /Decathlon/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/p\/lst_/);
  await page.locator('label').filter({ hasText: /^€10$/ }).click();

  let mend = await lose(page, 'question');
  await page.getByRole('button', { name: /^Redeem · / }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByText(/did not hear back/)).toBeVisible();
  await mend();
  await sheet.getByRole('button', { name: 'Try again' }).click();
  await expect(sheet.getByText(/Price fixed for/)).toBeVisible();

  await sheet.getByText('By e-mail', { exact: true }).click();
  await sheet.getByLabel(/^Your message/).fill('Half of this must not be lost');
  await sheet.getByText('For me', { exact: true }).click();
  mend = await lose(page, 'answer');
  await sheet.getByRole('button', { name: /^Redeem · / }).click();
  await expect(sheet.getByText('Did it go through?')).toBeVisible();
  await mend();

  await page.reload();
  await expect(sheet.getByText('Did it go through?')).toBeVisible();
  mend = await lose(page, 'question');
  await sheet.getByRole('button', { name: 'Ask again' }).click();
  await expect(sheet.getByText('Did it go through?')).toBeVisible();
  await mend();
  await sheet.getByRole('button', { name: 'Ask again' }).click();
  await expect(sheet.getByText('It is yours')).toBeVisible();

  mend = await lose(page, 'answer');
  await sheet.getByRole('button', { name: /show the code/i }).click();
  await expect(sheet.getByText(/voucher is safe/)).toBeVisible();
  await mend();
  await sheet.getByRole('button', { name: /show the code/i }).click();
  await expect(sheet.getByRole('button', { name: /copy/i }).first()).toBeVisible();

  await page.goBack();
  await expect(page.getByText('You redeemed this a moment ago.')).toBeVisible();
  expect(await points(page)).toBe(before - 1000);
});

test('a session that ends in the middle leads through sign-in back to the same gift', async ({
  page,
  context,
}) => {
  const { storefrontUrl } = tenantOf('meridian');
  await signIn(page, `${storefrontUrl}/sign-in`, sora());
  await page.goto(`${storefrontUrl}/browse?q=decathlon&country=all`);
  await page
    .getByRole('link', { name: /Decathlon/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/p\/lst_/);
  await page.getByRole('button', { name: /^Redeem · / }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText('By e-mail', { exact: true }).click();
  await sheet.getByLabel('E-mail of the receiver').fill('kept@example.com');
  await context.clearCookies();
  await sheet.getByRole('button', { name: /^Redeem · / }).click();
  await sheet.getByRole('link', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/sign-in\?next=/);
  await signIn(page, page.url(), sora());
  await expect(page).toHaveURL(/\/p\/lst_/);
  await expect(sheet.getByLabel('E-mail of the receiver')).toHaveValue('kept@example.com');
});
