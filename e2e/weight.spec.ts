import { expect, type Page, test } from '@playwright/test';
import { weighPage } from '#scripts/page-parts.ts';
import { signIn, tenantOf } from './demo.ts';

const MOST_SCRIPT_BYTES = 185_000;
const MOST_STYLE_BYTES = 15_000;
const MOST_HTML_BYTES = 8_000;
const LIST = '/browse?country=all';

// What the worker serves from its cache would count as nothing.
test.use({ serviceWorkers: 'block' });

type Weight = { script: number; style: number; html: number };

/** What a cold page takes: script as it comes over the wire, HTML and the styles in its head in gzip. */
async function weigh(page: Page, url: string): Promise<Weight> {
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  await client.send('Network.setCacheDisabled', { cacheDisabled: true });
  const kinds = new Map<string, string>();
  const bytes: Record<string, number> = { Script: 0, Stylesheet: 0 };
  client.on('Network.responseReceived', (e) => void kinds.set(e.requestId, e.type));
  client.on('Network.loadingFinished', (e) => {
    const kind = kinds.get(e.requestId) ?? '';
    bytes[kind] = (bytes[kind] ?? 0) + e.encodedDataLength;
  });
  const answer = await page.goto(url, { waitUntil: 'networkidle' });
  await client.detach();
  const { html, css } = weighPage((await answer?.text()) ?? '');
  return { script: bytes['Script'] ?? 0, style: css + (bytes['Stylesheet'] ?? 0), html };
}

test('a storefront page loads at most 185 kB of script, 15 kB of styles and, with 24 cards, 8 kB of HTML', async ({
  page,
}) => {
  const tenant = tenantOf('meridian');
  await signIn(page, `${tenant.storefrontUrl}/sign-in`, tenant.signIn.member);
  await expect(page).toHaveURL(`${tenant.storefrontUrl}/`);
  const product = await page.locator('a[href^="/p/"]').first().getAttribute('href');
  for (const path of ['/', LIST, product ?? '', '/vouchers', '/points']) {
    const weight = await weigh(page, tenant.storefrontUrl + path);
    test.info().annotations.push({ type: `bytes of ${path}`, description: JSON.stringify(weight) });
    expect(weight.script, path).toBeGreaterThan(10_000);
    expect.soft(weight.script, path).toBeLessThanOrEqual(MOST_SCRIPT_BYTES);
    expect(weight.style, path).toBeGreaterThan(1_000);
    expect.soft(weight.style, path).toBeLessThanOrEqual(MOST_STYLE_BYTES);
    if (path === LIST) expect.soft(weight.html, path).toBeLessThanOrEqual(MOST_HTML_BYTES);
  }
});
