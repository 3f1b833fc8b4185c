import { expect, test } from '@playwright/test';
import { signIn, tenantOf } from './demo.ts';

const MOST_SCRIPT_BYTES = 200_000;

// What the worker serves from its cache would count as nothing.
test.use({ serviceWorkers: 'block' });

test('a storefront page loads at most 200 kB of script on the wire', async ({ page }) => {
  const tenant = tenantOf('meridian');
  await signIn(page, `${tenant.storefrontUrl}/sign-in`, tenant.signIn.member);
  await expect(page).toHaveURL(`${tenant.storefrontUrl}/`);
  const product = await page.locator('a[href^="/p/"]').first().getAttribute('href');
  for (const path of ['/', '/browse', product ?? '', '/vouchers', '/points']) {
    const client = await page.context().newCDPSession(page);
    await client.send('Network.enable');
    await client.send('Network.setCacheDisabled', { cacheDisabled: true });
    const scripts = new Set<string>();
    let bytes = 0;
    client.on('Network.responseReceived', (e) => void (e.type === 'Script' && scripts.add(e.requestId)));
    client.on('Network.loadingFinished', (e) => {
      if (scripts.has(e.requestId)) bytes += e.encodedDataLength;
    });
    await page.goto(tenant.storefrontUrl + path, { waitUntil: 'networkidle' });
    await client.detach();
    test.info().annotations.push({ type: `script bytes ${path}`, description: String(bytes) });
    expect(bytes, path).toBeGreaterThan(10_000);
    expect(bytes, path).toBeLessThanOrEqual(MOST_SCRIPT_BYTES);
  }
});
