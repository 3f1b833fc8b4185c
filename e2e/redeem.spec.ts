import { expect, test } from '@playwright/test';
import { fetchPage, linkFromMail, tenantOf } from './demo.ts';

test('an employee signs in by the mailed link, finds a product by a misspelt name, and holds the code', async ({
  page,
  request,
}) => {
  const tenant = tenantOf('meridian');
  const { email } = tenant.signIn.member;
  await page.goto(tenant.storefrontUrl);
  await expect(page).toHaveURL(/sign-in/);
  await page.getByLabel('E-mail').first().fill(email);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await expect(page.getByText('Look in your inbox')).toBeVisible();

  await page.goto(await linkFromMail(request, email, /Sign in/));
  await page.getByRole('button', { name: 'Continue' }).click();
  // Others spend with the same member meanwhile.
  await expect(page.getByText(/2\d,\d{3}/).first()).toBeVisible();

  await page.goto(`${tenant.storefrontUrl}/browse`);
  const search = page.getByRole('searchbox').or(page.getByRole('combobox')).first();
  await search.fill('decatlon');
  await search.press('Enter');
  await page
    .getByRole('link', { name: /Decathlon/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/p\/lst_/);
  await page.getByRole('button', { name: /^Redeem · / }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByText(/Price fixed for/)).toBeVisible();
  await sheet.getByRole('button', { name: /^Redeem · / }).click();
  await expect(sheet.getByText('It is yours')).toBeVisible();
  await sheet.getByRole('button', { name: /show the code/i }).click();
  await expect(sheet.getByText(/^\d{4} ?\d{4} ?\d{4} ?\d{4}$|^[A-Z0-9-]{10,}$/).first()).toBeVisible();

  await page.goto(`${tenant.storefrontUrl}/vouchers`);
  await expect(page.getByText(/Decathlon/).first()).toBeVisible();
  await page.goto(`${tenant.storefrontUrl}/points`);
  await expect(page.getByText(/Redeemed/).first()).toBeVisible();
});

test('a mail scanner that fetches the sign-in link does not use it up, and it works once', async ({
  page,
  request,
}) => {
  const tenant = tenantOf('kestrel');
  const { email } = tenant.signIn.member;
  await page.goto(`${tenant.storefrontUrl}/sign-in`);
  await page.getByLabel('E-mail').first().fill(email);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  const link = await linkFromMail(request, email, /Sign in/);
  for (let i = 0; i < 5; i++) expect((await fetchPage(request, link)).ok()).toBe(true);
  await page.goto(link);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page).toHaveURL(`${tenant.storefrontUrl}/`);
  await page.context().clearCookies();
  await page.goto(link);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText(/was used already/)).toBeVisible();
});

test('an API client sends a voucher with one POST, and its recipient opens it without an account', async ({
  page,
  request,
}) => {
  const tenant = tenantOf('meridian');
  const headers = { Authorization: `Bearer ${tenant.apiKey}` };
  const list = await request.get(`${tenant.apiUrl}/v1/products?country=DE&limit=1`, { headers });
  const [product] = (
    (await list.json()) as { data: { product_id: string; currency: string; denomination: { min: number } }[] }
  ).data;
  const response = await request.post(`${tenant.apiUrl}/v1/orders`, {
    headers: { ...headers, 'Idempotency-Key': crypto.randomUUID() },
    data: {
      product_id: product?.product_id,
      denomination: product?.denomination.min,
      currency: product?.currency,
      recipient: { email: 'guest@example.com', name: 'Guest' },
    },
  });
  expect(response.status()).toBe(201);
  const order = (await response.json()) as { order_id: string; status: string; voucher_url: string };
  expect(order).toMatchObject({ status: 'fulfilled' });
  expect(await linkFromMail(request, 'guest@example.com', /Your voucher/)).toBe(order.voucher_url);
  await page.goto(order.voucher_url);
  await page.getByRole('button', { name: /show the code/i }).click();
  await expect(page.getByRole('button', { name: /copy/i }).first()).toBeVisible();
  const forged = order.voucher_url.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
  expect((await fetchPage(request, forged)).status()).toBe(404);
});
