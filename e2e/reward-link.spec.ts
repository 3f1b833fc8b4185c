import AxeBuilder from '@axe-core/playwright';
import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { askApi, newRewardLink, tenantOf } from './demo.ts';

const MOST_SCRIPT_BYTES = 160_000;
const tenant = tenantOf('meridian');

async function stateOf(request: APIRequestContext, id: string): Promise<string> {
  const answer = await askApi(request, 'GET', `${tenant.storefrontUrl}/v1/rewards/${id}`);
  return (await answer.json()).state;
}

async function axe(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations, `${what}, ${colorScheme}`).toEqual([]);
  }
}

test('from a cold link to the code it takes one choice and two more taps, and the link stays its owner’s', async ({
  page,
  request,
  browser,
}) => {
  const { id, link } = await newRewardLink(request);
  await page.goto(link);
  await axe(page, 'open');
  await page.getByRole('radio').nth(1).check();
  await page.getByRole('button', { name: 'Claim my choice' }).click();
  await page.getByRole('button', { name: /show the code/i }).click();
  await expect(page.getByText('Code', { exact: true })).toBeVisible();
  await axe(page, 'claimed');
  expect(await stateOf(request, id)).toBe('claimed');
  await page.reload();
  await expect(page.getByText('It is yours')).toBeVisible();
  const other = await browser.newContext();
  const stranger = await other.newPage();
  await stranger.goto(link);
  await expect(stranger.getByText('Already claimed')).toBeVisible();
  await expect(stranger.getByRole('button')).toHaveCount(0);
  await axe(stranger, 'already claimed');
  await other.close();
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('a link is searched, chosen from and claimed', async ({ page, request }) => {
    const { link } = await newRewardLink(request);
    await page.goto(link);
    await page.getByRole('searchbox').fill('zalando');
    await page.getByRole('searchbox').press('Enter');
    await page.getByRole('radio').first().check();
    await page.getByRole('button', { name: 'Claim my choice' }).click();
    await expect(page.getByText('It is yours')).toBeVisible();
    await expect(page.getByText(/turn on JavaScript/)).toBeVisible();
  });
});

test('a link that scanners fetch 50 times is unclaimed, and tells nobody where it is', async ({
  request,
}) => {
  const { id, link } = await newRewardLink(request);
  for (let i = 0; i < 25; i++) {
    const [got, head] = await Promise.all([askApi(request, 'GET', link), askApi(request, 'HEAD', link)]);
    expect([got.status(), head.status()]).toEqual([200, 200]);
  }
  expect(await stateOf(request, id)).toBe('delivered');
  const headers = (await askApi(request, 'GET', link)).headers();
  expect(headers['referrer-policy']).toBe('no-referrer');
  expect(headers['cache-control']).toContain('no-store');
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  const html = await (await askApi(request, 'GET', link)).text();
  expect(html).toMatch(/<meta name="robots" content="noindex, nofollow"/);
  const cancelled = await askApi(request, 'POST', `${tenant.storefrontUrl}/v1/rewards/${id}/cancel`, {
    reason: 'Only a test',
  });
  expect(cancelled.status()).toBe(200);
  expect(await (await askApi(request, 'GET', link)).text()).toContain('This reward was withdrawn');
  expect((await askApi(request, 'GET', link.replace(/.{4}$/, 'AAAA'))).status()).toBe(404);
});

/** Every field that the page's form would send, as a browser without scripts sends it, with the first choice made. */
async function formOf(request: APIRequestContext, link: string): Promise<Record<string, string>> {
  const html = await (await askApi(request, 'GET', link)).text();
  const form = /<form[^>]*method="POST"[\s\S]*?<\/form>/i.exec(html)?.[0] ?? '';
  const attribute = (tag: string, name: string) => new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
  const hidden = [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => tag);
  const choice = /<input[^>]*type="radio"[^>]*>/.exec(form)?.[0] ?? '';
  const fields = [...hidden, choice].map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')]);
  return Object.fromEntries(fields.filter(([name]) => name));
}

test('a link that 50 browsers claim at once is claimed by one of them', async ({ request, playwright }) => {
  const { id, link } = await newRewardLink(request);
  const target = new URL(link);
  const headers = { host: target.host, origin: target.origin };
  target.hostname = '127.0.0.1';
  const browsers = await Promise.all(Array.from({ length: 50 }, () => playwright.request.newContext()));
  const forms = await Promise.all(browsers.map((browser) => formOf(browser, link)));
  const claimed = await Promise.all(
    browsers.map(async (browser, i) => {
      const answer = await browser.post(target.href, { headers, multipart: forms[i] ?? {}, maxRedirects: 0 });
      return {
        status: answer.status(),
        marked: /damson_claimer=/.test(answer.headers()['set-cookie'] ?? ''),
      };
    }),
  );
  expect(new Set(claimed.map(({ status }) => status))).toEqual(new Set([303]));
  expect(claimed.filter(({ marked }) => marked)).toHaveLength(1);
  expect(await stateOf(request, id)).toBe('claimed');
  await Promise.all(browsers.map((browser) => browser.dispose()));
});

test.describe('on a cold device', () => {
  test.use({ serviceWorkers: 'block' });
  test('the page of a link loads at most 160 kB of script', async ({ page, request }) => {
    const { link } = await newRewardLink(request);
    const client = await page.context().newCDPSession(page);
    await client.send('Network.enable');
    const scripts = new Set<string>();
    let bytes = 0;
    client.on('Network.responseReceived', (e) => void (e.type === 'Script' && scripts.add(e.requestId)));
    client.on('Network.loadingFinished', (e) => {
      if (scripts.has(e.requestId)) bytes += e.encodedDataLength;
    });
    await page.goto(link, { waitUntil: 'networkidle' });
    test.info().annotations.push({ type: 'script bytes', description: String(bytes) });
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThanOrEqual(MOST_SCRIPT_BYTES);
  });
});
