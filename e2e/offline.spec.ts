import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import jsqr from 'jsqr';
import sharp from 'sharp';
import { signIn, tenantOf } from './demo.ts';

const meridian = tenantOf('meridian');

/** Everything that the browser keeps of an origin, as one text: each cache, database, storage and cookie. */
async function dump(page: Page, context: BrowserContext): Promise<string> {
  const kept = await page.evaluate(async () => {
    const parts: string[] = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        parts.push(`${name} ${request.url} ${(await (await cache.match(request))?.text()) ?? ''}`);
      }
    }
    const text = (value: unknown): string => {
      if (value instanceof CryptoKey) return `key, exportable ${value.extractable}`;
      if (value instanceof ArrayBuffer) return new TextDecoder('latin1').decode(value);
      if (ArrayBuffer.isView(value)) return new TextDecoder('latin1').decode(value);
      if (value === null || typeof value !== 'object') return String(value);
      return Object.entries(value)
        .map(([name, inner]) => `${name} ${text(inner)}`)
        .join(' ');
    };
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    for (const { name } of await indexedDB.databases()) {
      const database = await settled(indexedDB.open(name ?? ''));
      for (const store of database.objectStoreNames) {
        const rows = database.transaction(store).objectStore(store);
        parts.push(`${name} ${store} ${text(await settled(rows.getAllKeys()))}`);
        parts.push(text(await settled(database.transaction(store).objectStore(store).getAll())));
      }
      database.close();
    }
    return parts.join('\n');
  });
  return `${kept}\n${JSON.stringify(await context.cookies())}`;
}

/** Buys a voucher whose code is a QR code, and answers where it is. */
async function buy(page: Page, query: string): Promise<string> {
  await page.goto(`${meridian.storefrontUrl}/browse?q=${query}`);
  await page.locator('main a[href^="/p/"]').first().click();
  await page
    .getByRole('button', { name: /^Redeem · / })
    .first()
    .click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: /^Redeem · / }).click();
  await expect(sheet.getByText('It is yours')).toBeVisible();
  await page.goto(`${meridian.storefrontUrl}/vouchers`);
  return (await page.locator('a[href^="/vouchers/vch_"]').first().getAttribute('href')) ?? '';
}

async function workerIsReady(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const shell = await caches.match('/offline');
        return Boolean(shell) && navigator.serviceWorker.controller?.state === 'activated';
      }),
    )
    .toBe(true);
}

test('a saved voucher opens without a network and its barcode is its code; signing out leaves nothing of it', async ({
  page,
  context,
}) => {
  await signIn(page, `${meridian.storefrontUrl}/sign-in`, meridian.signIn.member);
  const name = meridian.signIn.member.email;
  await page.goto(`${meridian.storefrontUrl}/browse`);
  await workerIsReady(page);
  const path = await buy(page, 'Decathlon');
  await page.goto(meridian.storefrontUrl + path);
  await page.getByRole('button', { name: 'Save for offline' }).click();
  await expect(page.getByText('Saved on this device')).toBeVisible();

  await context.setOffline(true);
  await page.goto(meridian.storefrontUrl + path);
  await expect(page.getByRole('heading', { name: 'You are offline' })).toBeVisible();
  const code = (await page.locator('article p[translate=no]').first().textContent())?.trim() ?? '';
  expect(code).toMatch(/^[\w-]{8,}$/);
  const drawn = page.locator('article svg:not([class*=lucide])').first();
  const { data, info } = await sharp(await drawn.screenshot())
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect(jsqr(new Uint8ClampedArray(data), info.width, info.height)?.data).toBe(code);
  await expect(page.getByText(/^Offline, as of /)).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}`))).toEqual([]);
  await context.setOffline(false);

  await page.goto(`${meridian.storefrontUrl}/you`);
  const before = await dump(page, context);
  expect(before, 'the dump sees the vault').toContain('voucher:vch_');
  expect(before, 'of a key that no script can take').toContain('key, exportable false');
  for (const secret of [code, name, '24,500', 'Decathlon gift card']) {
    expect(before.includes(secret), `${secret} lies readable while signed in`).toBe(false);
  }
  await page.evaluate(async (planted) => {
    await (await caches.open('planted')).put('/planted', new Response(planted));
  }, `planted ${code}`);
  expect(await dump(page, context), 'the dump finds what is planted').toContain(code);

  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page).toHaveURL(/sign-in/);
  const after = await dump(page, context);
  for (const trace of [code, name, '24,500', 'planted']) {
    expect(after.includes(trace), `${trace} is left`).toBe(false);
  }
  expect(after).not.toMatch(/(?:vch|mem)_[0-9a-z]{26}/);
  const cookies = (await context.cookies()).map((cookie) => cookie.name);
  expect(cookies.filter((cookie) => /shelf|member/.test(cookie))).toEqual([]);
  await workerIsReady(page);
  await context.setOffline(true);
  await page.goto(meridian.storefrontUrl + path);
  await expect(page.getByText('Nothing is saved on this device')).toBeVisible();
});

test('whoever signs in next on the device finds nothing of the one before, even without a sign-out', async ({
  page,
  context,
}) => {
  await signIn(page, `${meridian.storefrontUrl}/sign-in`, meridian.signIn.member);
  await page.goto(`${meridian.storefrontUrl}/browse`);
  await expect.poll(() => dump(page, context)).toContain('catalogue');
  const owner = /owner (mem_\w+)/.exec(await dump(page, context))?.[1] ?? '';
  expect(owner).toMatch(/^mem_/);
  await context.clearCookies({ name: 'damson.member' });
  await page.goto(`${meridian.storefrontUrl}/sign-in`);
  await expect.poll(async () => (await dump(page, context)).includes(owner)).toBe(false);
});

test('each tenant’s host has its own manifest and icons', async ({ page }) => {
  const seen = [];
  for (const slug of ['meridian', 'kestrel']) {
    const tenant = tenantOf(slug);
    await page.goto(`${tenant.storefrontUrl}/sign-in`);
    const one = await page.evaluate(async () => {
      const manifest = await (await fetch('/manifest.webmanifest')).json();
      const size = async (src: string) => (await createImageBitmap(await (await fetch(src)).blob())).width;
      const pixels = manifest.icons.filter((i: { type: string }) => i.type === 'image/png');
      return {
        name: manifest.name as string,
        theme: manifest.theme_color as string,
        purposes: [...new Set(manifest.icons.map((i: { purpose: string }) => i.purpose))].sort().join(),
        sizes: await Promise.all(
          pixels.map(async (i: { src: string; sizes: string }) => `${await size(i.src)}:${i.sizes}`),
        ),
        splash: await size('/icons/splash-1170x2532.png'),
        unknown: (await fetch('/icons/splash-9999x9999.png')).status,
      };
    });
    expect(one).toMatchObject({ purposes: 'any,maskable,monochrome', splash: 1170, unknown: 404 });
    for (const pair of one.sizes) expect(pair).toMatch(/^(\d+):\1x\1$/);
    seen.push(one);
  }
  expect(seen[0]?.name).not.toBe(seen[1]?.name);
  expect(seen[0]?.theme).not.toBe(seen[1]?.theme);
});

test('a push shows its words, and names the place that a tap would lead to', async ({ page, context }) => {
  await context.grantPermissions(['notifications'], { origin: meridian.storefrontUrl });
  await signIn(page, `${meridian.storefrontUrl}/sign-in`, meridian.signIn.member);
  await page.goto(`${meridian.storefrontUrl}/you/notifications`);
  await workerIsReady(page);
  // No push service is within reach here, so the browser itself is told what one would have brought.
  const cdp = await context.newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find((r) => r.scopeURL.startsWith(meridian.storefrontUrl) && !r.isDeleted);
      if (own) resolve(own.registrationId);
    });
  });
  await cdp.send('ServiceWorker.enable');
  const message = {
    title: '1,500 points for you',
    body: 'See what they buy.',
    url: '/points',
    tag: 'x',
    lang: 'en',
    dir: 'ltr',
  };
  await cdp.send('ServiceWorker.deliverPushMessage', {
    origin: meridian.storefrontUrl,
    registrationId: await registered,
    data: JSON.stringify(message),
  });
  const shown = () =>
    page.evaluate(async () => {
      const worker = await navigator.serviceWorker.ready;
      return (await worker.getNotifications()).map(({ title, body, data }) => ({
        title,
        body,
        url: data.url,
      }));
    });
  await expect.poll(shown).toEqual([{ title: message.title, body: message.body, url: '/points' }]);
});

test('choices of notifications stay, and axe finds nothing on their screen', async ({ page }) => {
  const kestrel = tenantOf('kestrel');
  await signIn(page, `${kestrel.storefrontUrl}/sign-in`, kestrel.signIn.member);
  await page.goto(`${kestrel.storefrontUrl}/you/notifications`);
  const expiry = page.getByRole('switch', { name: /^Things that end soon, E-mail$/ });
  await expect(expiry).toBeChecked();
  await expiry.press('Space');
  await expect(page.getByText('Saved.').first()).toBeVisible();
  const kept = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await page.getByRole('switch', { name: 'Quiet hours' }).press('Space');
  expect((await kept).ok()).toBe(true);
  await expect(page.getByLabel('From')).toHaveValue('22:00');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}`))).toEqual([]);
  await page.reload();
  await expect(expiry).not.toBeChecked();
  await expect(page.getByLabel('From')).toHaveValue('22:00');
});
