import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { facts, signIn, tenantOf } from './demo.ts';

const wen = () => ({ ...tenantOf('meridian').signIn.member, email: 'li.wen@meridian.example' });

async function toTheSheet(page: Page): Promise<void> {
  const { storefrontUrl } = tenantOf('meridian');
  await signIn(page, `${storefrontUrl}/sign-in`, wen());
  await page.goto(`${storefrontUrl}/browse?q=decathlon&country=all`);
  await page
    .getByRole('link', { name: /Decathlon/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/p\/lst_/);
  await page.getByRole('button', { name: /^Redeem · / }).click();
  await expect(page.getByRole('dialog').getByText(/Price fixed for/)).toBeVisible();
}

test('a gift reaches a colleague by letter with its message; the giver sees it sent and never the code', async ({
  page,
  request,
}) => {
  await toTheSheet(page);
  const sheet = page.getByRole('dialog');
  await sheet.getByText('A colleague', { exact: true }).click();
  await sheet.getByRole('button', { name: /^Redeem · / }).click();
  await expect(sheet.getByText('Choose who receives it first.')).toBeVisible();
  await sheet.getByLabel('Find a colleague').fill('okafro');
  await sheet.getByText('Tom Okafor').click();
  await sheet.getByLabel(/^Your message/).fill('Danke für alles 🎉');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map((v) => v.id),
      colorScheme,
    ).toEqual([]);
  }
  await sheet.getByRole('button', { name: /^Redeem · / }).click();
  await expect(sheet.getByText('On its way to Tom Okafor')).toBeVisible();
  await sheet.getByRole('link', { name: 'See the order' }).click();
  await expect(page).toHaveURL(/\/orders\/ord_/);
  await expect(page.getByText('Danke für alles 🎉')).toBeVisible();
  await expect(page.getByText('Sent', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: /show the code/i })).toHaveCount(0);

  const to = encodeURIComponent('tom.okafor@meridian.example');
  await expect
    .poll(async () => {
      const mails = await request.get(`${facts().mailUrl}/api/messages?to=${to}`);
      return JSON.stringify(await mails.json());
    })
    .toContain('Danke für alles');
});

test('a gift for a day is set aside until then, and called off brings every point back', async ({ page }) => {
  await toTheSheet(page);
  const sheet = page.getByRole('dialog');
  await sheet.getByText('By e-mail', { exact: true }).click();
  await sheet.getByLabel('E-mail of the receiver').fill('guest-of-wen@example.com');
  await sheet.getByText('On a day', { exact: true }).click();
  const day = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  await sheet.getByLabel('Day', { exact: true }).fill(day);
  await expect(sheet.getByText(/It arrives on .* at 9:00, Berlin time/)).toBeVisible();
  await sheet.getByRole('button', { name: /^Redeem · / }).click();
  await expect(sheet.getByText(/^Planned for /)).toBeVisible();
  await sheet.getByRole('link', { name: 'See the order' }).click();
  await page.getByRole('button', { name: 'Call it off' }).click();
  await page.getByRole('button', { name: 'Call it off' }).click();
  await expect(page.getByText(/^Called off\./)).toBeVisible();
  await expect(page.getByText('Cancelled', { exact: true })).toBeVisible();
});
