import { request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { tenantOf } from './demo.ts';

const meridian = tenantOf('meridian');

/** The same storefront at another port, whose worker becomes another one as soon as `release` is called. */
async function behindReleases() {
  const storefront = new URL(meridian.storefrontUrl);
  const { port } = storefront;
  let release = 1;
  const server = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming;
    // An answer that is changed on the way must come whole.
    const { 'if-none-match': _tag, 'if-modified-since': _since, ...rest } = headers;
    const asked = { ...rest, 'accept-encoding': 'identity' };
    const options = {
      host: '127.0.0.1',
      port,
      method,
      path: url,
      headers: asked,
    };
    const passed = ask(options, (answer) => {
      const { 'content-length': _, ...kept } = answer.headers;
      outgoing.writeHead(answer.statusCode ?? 502, url === '/sw.js' ? kept : answer.headers);
      answer.on('end', () => outgoing.end(url === '/sw.js' ? `\n// release ${release}` : undefined));
      answer.pipe(outgoing, { end: false });
    });
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  storefront.port = String((server.address() as AddressInfo).port);
  return {
    url: storefront.origin,
    release: () => {
      release += 1;
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

test('a newer version waits for a tap, and until then the older one serves and nothing half done is lost', async ({
  page,
}) => {
  const served = await behindReleases();
  await page.goto(`${served.url}/sign-in`);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
  await expect(page.getByText('A new version is ready.')).toHaveCount(0);
  served.release();
  await page.goto(`${served.url}/sign-in`);
  await expect(page.getByText('A new version is ready.')).toBeVisible();
  await page.getByLabel('E-mail').first().fill('half-done@example.com');
  const waiting = () =>
    page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting));
  expect(await waiting()).toBe(true);
  await expect(page.getByLabel('E-mail').first()).toHaveValue('half-done@example.com');
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(page.getByText('A new version is ready.')).toHaveCount(0);
  await expect.poll(waiting).toBe(false);
  served.stop();
});
