import { expect, test } from '@playwright/test';
import { signIn, tenantOf } from './demo.ts';

test.use({ viewport: { width: 1440, height: 900 } });

test('an order is found by the end of its voucher’s code, the voucher replaced, and the timeline says so', async ({
  page,
  request,
}) => {
  const tenant = tenantOf('kestrel');
  const headers = { Authorization: `Bearer ${tenant.apiKey}` };
  const list = await request.get(`${tenant.apiUrl}/v1/products?country=US&limit=1`, { headers });
  const [product] = (await list.json()).data;
  const placed = await request.post(`${tenant.apiUrl}/v1/orders`, {
    headers: { ...headers, 'Idempotency-Key': crypto.randomUUID() },
    data: {
      product_id: product.product_id,
      denomination: product.denomination.min,
      currency: product.currency,
      recipient: { email: 'broken-code@example.com' },
    },
  });
  const { order_id } = await placed.json();
  await signIn(page, `${tenant.consoleUrl}/sign-in`, tenant.signIn.admin);
  await page.goto(`${tenant.consoleUrl}/orders/${order_id}`);
  const panel = page.getByRole('complementary', { name: /order/i });
  const ending =
    /ends in (\S{4})/.exec((await panel.getByText(/ends in \S{4}/).textContent()) ?? '')?.[1] ?? '';
  await page.goto(`${tenant.consoleUrl}/people`);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(ending);
  await page
    .getByRole('option', { name: /broken-code.*voucher ends in/ })
    .first()
    .click();
  await expect(page).toHaveURL(new RegExp(order_id));
  await panel.getByRole('button', { name: 'Replace' }).click();
  await page.getByLabel('Reason').fill('The till refused it');
  await page.getByRole('dialog').getByRole('button', { name: 'Replace' }).click();
  await expect(panel.getByText('A voucher was replaced: The till refused it')).toBeVisible();
  await panel.getByLabel('New note').fill('Rang the holder');
  await panel.getByRole('button', { name: 'Add note' }).click();
  await expect(panel.getByText('Note: Rang the holder')).toBeVisible();
});

test('a reward link is issued in the console, and claimed by it in another browser', async ({
  page,
  browser,
}) => {
  const tenant = tenantOf('meridian');
  await signIn(page, `${tenant.consoleUrl}/sign-in`, tenant.signIn.admin);
  await page.goto(`${tenant.consoleUrl}/rewards/new`);
  await page.getByLabel('Up to').fill('25');
  await page.getByLabel('Recipients').fill('Guest One <guest-one@example.com>\nnobody');
  await expect(page.getByText('Line 2 has no e-mail address: nobody')).toBeVisible();
  await page.getByLabel('Delivery').selectOption('link');
  await expect(page.getByText(/^1 reward, .* each: .* are set aside\.$/)).toBeVisible();
  await page.getByRole('button', { name: 'Issue 1 reward' }).click();
  const link = (await page.locator('[data-link]').textContent()) ?? '';
  await expect(page.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
  const guest = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await guest.goto(link);
  await guest.getByRole('radio').nth(1).check();
  await guest.getByRole('button', { name: 'Claim my choice' }).click();
  await expect(guest.getByRole('button', { name: /show the code/i })).toBeVisible();
  await page.goto(`${tenant.consoleUrl}/rewards?q=guest-one`);
  await expect(page.getByRole('row', { name: /Guest One.*Claimed/ })).toBeVisible();
});
