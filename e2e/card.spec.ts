import { expect, type Page, test } from '@playwright/test';
import { signIn, tenantOf } from './demo.ts';

test.describe.configure({ mode: 'serial' });

/** Chooses a reward that costs more points than there are, up to the bank's page of the sandbox. */
async function toTheBank(page: Page): Promise<void> {
  const tenant = tenantOf('kestrel-sandbox');
  await signIn(page, tenant.storefrontUrl, tenant.signIn.member);
  await page.goto(`${tenant.storefrontUrl}/browse?q=simulated&country=all`);
  await page
    .getByRole('link', { name: /Simulated Gift Card/ })
    .first()
    .click();
  await page.getByLabel('Or type a value').fill('900.00');
  await page.getByRole('button', { name: /^Redeem · / }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByText('By card', { exact: true })).toBeVisible();
  await sheet.getByRole('button', { name: /^Continue to pay/ }).click();
  await expect(sheet.getByText('Waiting for your card')).toBeVisible();
  await sheet.getByRole('button', { name: 'Pay by card' }).click();
  await expect(page).toHaveURL(/\/pay\/pay_/);
}

test('a card that is declined gives every point back and shows the way on', async ({ page }) => {
  await toTheBank(page);
  await page.getByRole('button', { name: 'Decline the card' }).click();
  await expect(page.getByText('Cancelled')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/are back in your balance/)).toBeVisible();
});

test('points and a card pay one reward, and the voucher is there in the same session', async ({ page }) => {
  await toTheBank(page);
  await page.getByRole('button', { name: 'Pay', exact: true }).click();
  await expect(page.getByText('It is yours')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: /show the code/i }).click();
  await expect(page.getByRole('button', { name: /copy/i }).first()).toBeVisible();
});
