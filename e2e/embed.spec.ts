import AxeBuilder from '@axe-core/playwright';
import { type Browser, chromium, expect, type Page, test } from '@playwright/test';
import { browserArgs } from '#scripts/browser.ts';
import { portalToken, startPortal } from '#tests/doubles/portal.ts';
import { fetchPage, tenantOf } from './demo.ts';

const EMAIL = 'li.wen@meridian.example';
const embed = () => {
  const found = tenantOf('meridian').embed;
  if (!found) throw new Error('The demo has no portal.');
  return found;
};
const token = (over: object = {}, key = embed().key) => portalToken(key, EMAIL, over);

/** A browser that keeps no cookie of a frame's, as Safari, Firefox and many a Chromium do. */
let strict: Browser;
test.beforeAll(async () => {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  const args = [...browserArgs, '--test-third-party-cookie-phaseout'];
  strict = await chromium.launch({ executablePath, args });
});
test.afterAll(() => strict.close());

/** The portal's page, with these attributes in its tag. */
const portalUrl = (tag: Record<string, string> = {}) =>
  `${embed().pageUrl}?${new URLSearchParams({ as: EMAIL, ...tag })}`;
const inFrame = (page: Page) => page.frameLocator('iframe');

test('someone redeems in a portal of another origin, without any cookie, by keyboard alone', async () => {
  const context = await strict.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(portalUrl());
  const frame = inFrame(page);
  await expect(frame.getByRole('heading', { level: 1 })).toContainText(/points/);
  const kept = (where: Page | ReturnType<Page['frames']>[number]) =>
    where.evaluate(() => {
      // biome-ignore lint/suspicious/noDocumentCookie: what is tried is whether the browser takes it.
      document.cookie = 'probe=1; SameSite=None; Secure';
      return document.cookie;
    });
  const inner = page.frames().find((f) => f.url().includes('/embed?'));
  expect([await kept(page), inner && (await kept(inner))]).toEqual(['probe=1', '']);
  const height = () => page.locator('iframe').evaluate((f) => f.clientHeight);
  await expect.poll(height).toBeGreaterThan(600);

  await frame.getByRole('searchbox').fill('decatlon');
  await frame
    .getByRole('link', { name: /Decathlon/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  const redeem = frame.getByRole('button', { name: /^Redeem · / });
  await redeem.focus();
  await page.keyboard.press('Enter');
  await expect(frame.getByText('You pay', { exact: true })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(frame.getByText('It is yours')).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include('iframe').analyze();
  expect(violations.map((v) => v.id)).toEqual([]);
  await frame.getByRole('button', { name: /show the code/i }).press('Enter');
  const code = frame.getByText(/^\d{4} ?\d{4} ?\d{4} ?\d{4}$|^[A-Z0-9-]{10,}$/).first();
  await expect(code).toBeVisible();
  const heard = await page.evaluate(() => JSON.stringify((window as unknown as { heard: unknown }).heard));
  expect(heard).toMatch(/"redeemed".*"orderId":"ord_/);
  expect(heard).not.toContain(((await code.textContent()) ?? '').replace(/\s/g, ''));
  await frame.getByRole('link', { name: 'My vouchers' }).press('Enter');
  await expect(frame.getByText(/Decathlon/).first()).toBeVisible();
  expect(await page.context().cookies(tenantOf('meridian').storefrontUrl)).toEqual([]);
  await context.close();
});

test('a frame speaks the wished language, begins where it is told, and asks for another token after a reload', async ({
  page,
}) => {
  await page.goto(
    portalUrl({ 'data-token': token(), 'data-lang': 'ar', 'data-theme': 'dark', 'data-path': '/vouchers' }),
  );
  await expect(inFrame(page).locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(inFrame(page).locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(inFrame(page).getByRole('heading', { level: 1 })).toHaveText('قسائمي');
  const asks = page.waitForRequest(/\/meridian\/token/);
  await inFrame(page)
    .locator('html')
    .evaluate(() => location.reload());
  await asks;
  await expect(inFrame(page).getByRole('heading', { level: 1 })).toHaveText('قسائمي');
});

test('no page but the microsite can be framed, and that by listed origins alone', async ({
  page,
  request,
}) => {
  const { storefrontUrl } = tenantOf('meridian');
  const paths = [
    '/',
    '/sign-in',
    '/sign-in/link',
    '/browse',
    '/vouchers',
    '/vouchers/vch_01jz0000000000000000000000',
    '/v/x',
    '/admin',
    '/admin/sign-in',
    '/till',
    '/points',
    '/embed',
    '/embed/api/home',
    '/openapi.json',
    '/offline',
    '/nothing-here',
  ];
  for (const path of paths) {
    const headers = (await fetchPage(request, `${storefrontUrl}${path}`)).headers();
    const allowed = path === '/embed' ? `frame-ancestors ${embed().origin}` : "frame-ancestors 'none'";
    expect(headers['content-security-policy'], path).toContain(allowed);
    expect(headers['access-control-allow-origin'], path).toBeUndefined();
    expect(headers['x-frame-options'], path).toBeUndefined();
  }
  const unlisted = await startPortal();
  const framed = (address: string, origin = embed().origin) =>
    page.goto(`${origin}/frame?${new URLSearchParams({ url: address })}`).then(() => shown(page, address));
  expect(await framed(`${storefrontUrl}/embed`)).toBe(true);
  expect(await framed(`${storefrontUrl}/embed`, unlisted.origin)).toBe(false);
  expect(await framed(`${storefrontUrl}/sign-in`)).toBe(false);
  await unlisted.stop();
});

/** Whether the browser let the frame show its address; a refused one shows an error page of the browser's own. */
async function shown(page: Page, address: string): Promise<boolean> {
  const frame = page.frames().find((f) => f !== page.mainFrame());
  await frame?.waitForLoadState().catch(() => undefined);
  return frame?.url().startsWith(address) === true;
}

test('a forged, expired, used, foreign or unsigned token ends at the same sentence', async ({ page }) => {
  const ago = Math.floor(Date.now() / 1000) - 600;
  const used = token();
  const [head, body] = used.split('.');
  const kestrel = tenantOf('kestrel').embed?.key;
  const none = Buffer.from('{"alg":"none"}').toString('base64url');
  await page.goto(portalUrl({ 'data-token': used }));
  await expect(inFrame(page).getByRole('heading', { level: 1 })).toContainText(/points/);
  const wrong = [
    used,
    `${head}.${body}.AAAA`,
    token({ iat: ago, exp: ago + 120 }),
    token({}, kestrel),
    `${none}.${body}.`,
  ];
  for (const bad of wrong) {
    await page.goto(portalUrl({ 'data-token': bad }));
    await expect(inFrame(page).getByRole('heading', { name: 'We could not sign you in here' })).toBeVisible();
  }
});
