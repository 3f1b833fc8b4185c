import { expect, test } from '@playwright/test';
import { signIn, tenantOf } from './demo.ts';

test.use({ viewport: { width: 1440, height: 900 } });

test('an accent is seen in the phone before it is saved, in the storefront after it, and a pale one is refused', async ({
  page,
}) => {
  const tenant = tenantOf('kestrel-sandbox');
  await signIn(page, `${tenant.consoleUrl}/sign-in`, tenant.signIn.admin);
  await page.goto(`${tenant.consoleUrl}/settings/look`);
  const accent = page.getByRole('textbox', { name: 'Accent', exact: true });
  // Said once the editor is alive.
  const verdict = page.getByText(/Readable everywhere/);
  await expect(verdict).toBeVisible();
  const before = await accent.inputValue();
  const phone = page.frameLocator('iframe[title*="Light"]');
  const card = phone.getByText('Your balance').locator('..');
  await expect(card).toBeVisible();
  await accent.fill('#fffde0');
  await expect(page.getByText(/Nobody would find a button/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save the look' })).toBeDisabled();
  await accent.fill('#0b5cab');
  await expect(card).toHaveCSS('background-color', 'rgb(11, 92, 171)');
  const policy = await page.evaluate(async () =>
    (await fetch('/admin/preview')).headers.get('content-security-policy'),
  );
  expect(policy).toContain("frame-ancestors 'self'");
  await page.getByRole('button', { name: 'Save the look' }).click();
  await expect(page.getByText('Saved. Everybody sees it')).toBeVisible();
  await page.goto(`${tenant.storefrontUrl}/sign-in`);
  const shown = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--accent'));
  expect(await shown()).toContain('#0b5cab');
  await page.goto(`${tenant.consoleUrl}/settings/look`);
  await expect(verdict).toBeVisible();
  await accent.fill(before);
  await page.getByRole('button', { name: 'Save the look' }).click();
  await expect(page.getByText('Saved. Everybody sees it')).toBeVisible();
});

test('a key that is held to a network is refused elsewhere, and works again once it is not', async ({
  page,
  request,
}) => {
  const tenant = tenantOf('meridian-sandbox');
  await signIn(page, `${tenant.consoleUrl}/sign-in`, tenant.signIn.admin);
  await page.goto(`${tenant.consoleUrl}/developers`);
  await page.getByRole('button', { name: 'Create key' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Network test');
  await page.getByRole('checkbox', { name: 'catalog.read' }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Create key' }).click();
  const secret = await page.locator('code', { hasText: 'dk_sandbox_' }).textContent();
  const ask = async () => {
    const headers = { Authorization: `Bearer ${secret}` };
    return (await request.get(`${tenant.apiUrl}/v1/products?limit=1`, { headers })).status();
  };
  expect(await ask()).toBe(200);
  const restrict = async (networks: string) => {
    await page.getByRole('button', { name: 'Restrict: Network test' }).click();
    await page.getByLabel('From these networks only').fill(networks);
    await page.getByRole('button', { name: 'Restrict the key' }).click();
    await expect(page.getByText('Network test is restricted.').first()).toBeVisible();
  };
  await restrict('203.0.113.0/24');
  await expect.poll(ask).toBe(403);
  await restrict('127.0.0.0/8\n::1');
  await expect.poll(ask).toBe(200);
});
