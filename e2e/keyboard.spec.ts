import { expect, type Page, test } from '@playwright/test';
import { signIn, tenantOf } from './demo.ts';

const MOST_TABS = 60;

/** Presses Tab until the focused element has this accessible text; fails when it cannot be reached. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let i = 0; i < MOST_TABS; i++) {
    await page.keyboard.press('Tab');
    const text = await page.evaluate(() => {
      const e = document.activeElement;
      return e ? `${e.getAttribute('aria-label') ?? ''} ${e.textContent ?? ''}` : '';
    });
    if (name.test(text)) return;
  }
  throw new Error(`Tab never reached ${name}.`);
}

test('the whole way from home to the code works by keyboard alone', async ({ page }) => {
  const tenant = tenantOf('kestrel');
  await signIn(page, `${tenant.storefrontUrl}/sign-in`, tenant.signIn.member);
  await expect(page).toHaveURL(`${tenant.storefrontUrl}/`);
  await page.waitForLoadState('networkidle');
  await tabTo(page, /gift card/i);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/p\/lst_/);
  await page.waitForLoadState('networkidle');
  await tabTo(page, /Redeem · /);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByText(/Price fixed for/)).toBeVisible();
  await tabTo(page, /^\s*Redeem · /);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByText('It is yours')).toBeVisible();
  await tabTo(page, /show the code/i);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByRole('button', { name: /copy/i }).first()).toBeVisible();
});
