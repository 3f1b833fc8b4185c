import AxeBuilder from '@axe-core/playwright';
import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import bwipjs from 'bwip-js/node';
import { signIn, tenantOf } from './demo.ts';

const tenant = tenantOf('meridian');
const till = new URL('/till', tenant.storefrontUrl).href;

/** Buys a canteen voucher of 25 EUR by the API and opens its code. */
async function buyVoucher(request: APIRequestContext): Promise<string> {
  const headers = () => ({
    Authorization: `Bearer ${tenant.apiKey}`,
    'Idempotency-Key': crypto.randomUUID(),
  });
  const found = await request.get(`${tenant.apiUrl}/v1/products?q=canteen&limit=1`, { headers: headers() });
  const [product] = ((await found.json()) as { data: { product_id: string }[] }).data;
  const order = {
    product_id: product?.product_id,
    denomination: 2500,
    currency: 'EUR',
    recipient: { email: 'guest@example.com' },
  };
  const placed = await request.post(`${tenant.apiUrl}/v1/orders`, { headers: headers(), data: order });
  const { vouchers } = (await placed.json()) as { vouchers: { voucher_id: string }[] };
  const path = `${tenant.apiUrl}/v1/vouchers/${vouchers[0]?.voucher_id}/reveal`;
  return ((await (await request.post(path, { headers: headers() })).json()) as { code: string }).code;
}

async function openTill(page: Page): Promise<void> {
  await signIn(page, till, tenant.signIn.admin);
  await expect(page).toHaveURL(till);
  await expect(page.getByRole('heading', { name: 'Till' })).toBeVisible();
  // A press before the scripts run does nothing.
  await page.waitForLoadState('networkidle');
}

async function look(page: Page, code: string): Promise<void> {
  await page.getByLabel('Voucher code').fill(code);
  await page.getByRole('button', { name: 'Show the balance' }).click();
}

test('a cashier types a code, takes a part, takes it back, and then all of it', async ({ page, request }) => {
  const code = await buyVoucher(request);
  await openTill(page);
  await look(page, code.toLowerCase().replaceAll('-', ' '));
  await expect(page.getByText('€25', { exact: true })).toBeVisible();
  await expect(page.getByText(/Valid until/)).toBeVisible();
  for (const key of ['1', '2', '5', '0']) await page.getByRole('button', { name: key, exact: true }).click();
  await page.getByRole('button', { name: 'Take €12.50' }).click();
  await expect(page.getByText('€12.50 taken')).toBeVisible();
  await expect(page.getByText('€12.50 is left on the voucher.')).toBeVisible();
  await expect(page.getByText(/Can be taken back for 1[45]:/)).toBeVisible();
  await page.getByRole('button', { name: 'Take it back' }).click();
  await expect(page.getByText('€12.50 is back on the voucher')).toBeVisible();
  await expect(page.getByText('€25 is left on the voucher.')).toBeVisible();

  await page.getByRole('button', { name: 'Next voucher' }).click();
  await look(page, code);
  await page.getByRole('button', { name: 'All of it' }).click();
  await page.getByRole('button', { name: 'Take €25' }).click();
  await expect(page.getByText('The voucher is used up.')).toBeVisible();
  await page.getByRole('button', { name: 'Next voucher' }).click();
  await look(page, code);
  await expect(page.getByRole('alert').filter({ hasText: 'Nothing is left on this voucher.' })).toBeVisible();
});

test('works by keyboard alone, and says at once when it is too much', async ({ page, request }) => {
  const code = await buyVoucher(request);
  await openTill(page);
  await page.getByLabel('Voucher code').focus();
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
  const amount = page.getByLabel('Amount to take');
  await amount.focus();
  await page.keyboard.type('9900');
  await expect(page.getByText('Only €25 is left.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Take €99' })).toBeDisabled();
  for (let i = 0; i < 4; i += 1) await page.keyboard.press('Backspace');
  await page.keyboard.type('500');
  await page.keyboard.press('Enter');
  await expect(page.getByText('€5 taken')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Voucher code')).toBeVisible();
});

test('finds a typing error before it asks, and knows no voucher under a made-up code', async ({
  page,
  request,
}) => {
  const code = await buyVoucher(request);
  await openTill(page);
  await look(page, code.slice(0, -1) + (code.endsWith('A') ? 'B' : 'A'));
  await expect(page.getByText(/This is no code of ours/)).toBeVisible();
  await look(page, 'EAT-2222-2222-2222-2');
  await expect(page.getByText(/No voucher with this code can be used here/)).toBeVisible();
  await look(page, code);
  await expect(page.getByText('€25', { exact: true })).toBeVisible();
});

test('scans the code with the camera, also in a browser that cannot read codes itself', async ({
  page,
  request,
}) => {
  const code = await buyVoucher(request);
  const svg = bwipjs.toSVG({
    bcid: 'qrcode',
    text: code,
    backgroundcolor: 'FFFFFF',
    paddingwidth: 8,
    paddingheight: 8,
  });
  await page.addInitScript((picture) => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 480;
    const image = new Image();
    image.src = `data:image/svg+xml;base64,${btoa(picture)}`;
    setInterval(() => canvas.getContext('2d')?.drawImage(image, 0, 0, 480, 480), 100);
    Object.defineProperty(navigator, 'mediaDevices', {
      value: { getUserMedia: async () => canvas.captureStream(10) },
    });
  }, svg);
  await openTill(page);
  await page.getByRole('button', { name: 'Scan with the camera' }).click();
  await expect(page.getByText('€25', { exact: true })).toBeVisible();
});

test('says what to do when there is no camera', async ({ page }) => {
  await openTill(page);
  await page.getByRole('button', { name: 'Scan with the camera' }).click();
  await expect(page.getByText(/The camera cannot be used/)).toBeVisible();
});

test('is not for an operator without the right', async ({ page }) => {
  await signIn(page, till, tenant.signIn.viewer);
  await expect(page.getByText('You cannot take vouchers here')).toBeVisible();
  await expect(page.getByLabel('Voucher code')).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing at the till, ${colorScheme}`, async ({ page, request }) => {
    const code = await buyVoucher(request);
    await page.emulateMedia({ colorScheme });
    await openTill(page);
    const findings = async () =>
      (
        await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze()
      ).violations.map((v) => `${v.id}: ${v.nodes[0]?.target.join(' ')}`);
    expect(await findings(), 'code').toEqual([]);
    await look(page, code);
    await expect(page.getByText('€25', { exact: true })).toBeVisible();
    expect(await findings(), 'amount').toEqual([]);
    await page.getByRole('button', { name: 'All of it' }).click();
    await page.getByRole('button', { name: 'Take €25' }).click();
    await expect(page.getByText('The voucher is used up.')).toBeVisible();
    expect(await findings(), 'taken').toEqual([]);
  });
}
