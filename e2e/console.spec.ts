import { expect, test } from '@playwright/test';
import { signIn, tenantOf } from './demo.ts';

test.use({ viewport: { width: 1440, height: 900 } });

test('an admin sees the order an employee just placed, with its timeline', async ({ page, request }) => {
  const tenant = tenantOf('kestrel');
  const headers = { Authorization: `Bearer ${tenant.apiKey}` };
  const list = await request.get(`${tenant.apiUrl}/v1/products?country=US&limit=1`, { headers });
  const [product] = (
    (await list.json()) as { data: { product_id: string; currency: string; denomination: { min: number } }[] }
  ).data;
  const placed = await request.post(`${tenant.apiUrl}/v1/orders`, {
    headers: { ...headers, 'Idempotency-Key': crypto.randomUUID() },
    data: {
      product_id: product?.product_id,
      denomination: product?.denomination.min,
      currency: product?.currency,
      recipient: { email: 'console-test@example.com' },
    },
  });
  const { order_id } = (await placed.json()) as { order_id: string };
  await signIn(page, `${tenant.consoleUrl}/sign-in`, tenant.signIn.admin);
  await expect(page).toHaveURL(/\/admin(?!\/sign-in)/);
  await page.goto(`${tenant.consoleUrl}/orders?q=console-test`);
  await expect(page.getByText('console-test@example.com').first()).toBeVisible();
  await page.goto(`${tenant.consoleUrl}/orders/${order_id}`);
  await expect(page.getByText(/Demo integration/).first()).toBeVisible();
});

test('a listing that an admin hides is gone from the storefront, and comes back', async ({
  page,
  browser,
}) => {
  const tenant = tenantOf('meridian-sandbox');
  await signIn(page, `${tenant.consoleUrl}/sign-in`, tenant.signIn.admin);
  await expect(page).toHaveURL(/\/admin(?!\/sign-in)/);
  const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await signIn(phone, `${tenant.storefrontUrl}/sign-in`, tenant.signIn.member);
  await expect(phone).toHaveURL(`${tenant.storefrontUrl}/`);
  const seen = () => phone.goto(`${tenant.storefrontUrl}/browse?q=globetrotter`);
  await seen();
  await expect(phone.getByRole('link', { name: /Globetrotter/ }).first()).toBeVisible();
  await page.goto(`${tenant.consoleUrl}/catalogue?q=globetrotter`);
  const toggle = page.getByRole('switch').first();
  await toggle.click();
  await expect(toggle).not.toBeChecked();
  await expect(async () => {
    await seen();
    await expect(phone.getByRole('link', { name: /Globetrotter/ })).toHaveCount(0, { timeout: 1_000 });
  }).toPass();
  await toggle.click();
  await expect(toggle).toBeChecked();
  await expect(async () => {
    await seen();
    await expect(phone.getByRole('link', { name: /Globetrotter/ }).first()).toBeVisible({ timeout: 1_000 });
  }).toPass();
});

test('a viewer sees orders and members but is offered nothing to change', async ({ page }) => {
  const tenant = tenantOf('meridian');
  await signIn(page, `${tenant.consoleUrl}/sign-in`, tenant.signIn.viewer);
  await expect(page).toHaveURL(/\/admin(?!\/sign-in)/);
  await page.goto(`${tenant.consoleUrl}/people`);
  await expect(page.getByText('Ana Moreno').first()).toBeVisible();
  await expect(page.getByRole('button', { name: /give points|add member/i })).toHaveCount(0);
  await page.goto(`${tenant.consoleUrl}/developers`);
  await expect(page.getByText('This part is not open to you').first()).toBeVisible();
  await expect(page.getByRole('button', { name: /key/i })).toHaveCount(0);
});
