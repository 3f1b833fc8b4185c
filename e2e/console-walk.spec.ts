import AxeBuilder from '@axe-core/playwright';
import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import postgres from 'postgres';
import { CONSOLE, type ConsoleScreen } from '#scripts/console-screens.ts';
import { openScreen } from '#scripts/screens.ts';
import { askApi, facts, signIn, tenantOf } from './demo.ts';
import { unsaid } from './unsaid.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
const MOST_SCRIPT_BYTES = 300_000;
const NARROW = [834, 390];

test.describe.configure({ timeout: 600_000 });
// A trace of so many pages takes longer than walking them.
test.use({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block', trace: 'off' });

/** The whole of axe by light; by dark only what darkness changes. */
const LOOKS = [
  { slug: 'meridian', colorScheme: 'light', locale: 'en-XA' },
  { slug: 'kestrel', colorScheme: 'dark', locale: 'ar' },
] as const;

async function findings(page: Page, dark: boolean): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (dark ? axe.withRules('color-contrast') : axe.withTags(RULES)).analyze();
  return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}`));
}

/** How far the page goes beyond the screen at each narrow width. */
async function beyond(page: Page): Promise<string[]> {
  const over: string[] = [];
  for (const width of NARROW) {
    await page.setViewportSize({ width, height: 1112 });
    const by = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (by > 0) over.push(`${by} px beyond ${width}`);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  return over;
}

/** Counts the script on the wire of the page that is open, and keeps what its console complains of. */
async function watch(page: Page) {
  const client = await page.context().newCDPSession(page);
  const seen = { script: 0, complaints: [] as string[] };
  const scripts = new Set<string>();
  await client.send('Network.enable');
  await client.send('Network.setCacheDisabled', { cacheDisabled: true });
  client.on('Network.responseReceived', (e) => {
    if (e.type === 'Document') seen.script = 0;
    if (e.type === 'Script') scripts.add(e.requestId);
  });
  client.on('Network.loadingFinished', (e) => {
    if (scripts.has(e.requestId)) seen.script += e.encodedDataLength;
  });
  page.on('pageerror', (error) => seen.complaints.push(error.message));
  page.on('console', (line) => line.type() === 'error' && seen.complaints.push(line.text()));
  return seen;
}

/** Names and texts that people, brands and integrations wrote: they stay as they are in every language. */
async function written(): Promise<string[]> {
  const sql = postgres(facts().databaseUrl, { max: 1 });
  const rows = await sql<{ text: string | null }[]>`
    select unnest(array[name, about]) as text from brands
    union select unnest(array[name, how_to, terms, source]) from products
    union select unnest(array[name, slug]) from tenants
    union select unnest(array[name, email, cost_centre]) from members
    union select unnest(array[name, email]) from operators
    union select unnest(array[name, email]) from platform_operators
    union select unnest(array[name, last_four]) from api_keys
    union select name from embed_keys
    union select unnest(origins) from embed_settings
    union select value #>> '{}' from recognition_values, jsonb_each(names)
    union select name from roles
    union select name from budgets
    union select name from supplier_accounts
    union select unnest(array[sender, message, name]) from rewards
    union select reason from point_grants
    union select host from tenant_hosts`.finally(() => sql.end());
  return rows.flatMap(({ text }) => text ?? []);
}

/** An order to look at, whatever else ran before. */
async function order(request: APIRequestContext): Promise<void> {
  const base = tenantOf('meridian').apiUrl;
  const list = await askApi(request, 'GET', `${base}/v1/products?country=DE&limit=1`);
  const [product] = (
    (await list.json()) as { data: { product_id: string; currency: string; denomination: { min: number } }[] }
  ).data;
  const placed = await askApi(request, 'POST', `${base}/v1/orders`, {
    product_id: product?.product_id,
    denomination: product?.denomination.min,
    currency: product?.currency,
    recipient: { email: 'walk@example.com', name: 'Ana Moreno' },
  });
  expect(placed.status()).toBe(201);
}

/** Ids, moments, codes and what `Intl` says of currencies: data, not words. */
const DATA =
  /\b[a-z]{3}_[…0-9a-z]{6,}|\b[a-z]+(?:\.[a-zA-Z]+)+\b|[\w.+-]+@[\w.-]+|\d+(?:\.\d+)* ?[kM]?|[A-Z]{1,3}\$/g;

async function unsaidWords(page: Page, known: readonly string[]): Promise<string[]> {
  const texts = await unsaid(page, known);
  return texts.filter((text) => /\p{L}{3}/u.test(text.replace(DATA, ' ')));
}

for (const { slug, colorScheme, locale } of LOOKS) {
  test(`every page of the console of ${slug} is clean, light and in its place, ${colorScheme}, ${locale}`, async ({
    page,
    request,
  }) => {
    const tenant = tenantOf(slug);
    const { platform } = facts();
    const dark = colorScheme === 'dark';
    await order(request);
    const seen = await watch(page);
    const reached: string[] = [];
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const speak = async (value: string) => {
      for (const url of [tenant.storefrontUrl, platform.url])
        await page.context().addCookies([{ name: 'damson-locale', value, url }]);
    };
    const lookAt = async (screens: readonly ConsoleScreen[]) => {
      for (const screen of screens) {
        const base = new URL(screen.area === 'platform' ? platform.url : tenant.storefrontUrl).origin;
        seen.complaints.length = 0;
        if (!(await openScreen(page, { ...screen, path: base + screen.path }))) continue;
        reached.push(screen.name);
        const { complaints, script } = seen;
        const said = complaints.filter((line) => screen.name !== 'console-missing' || !/404/.test(line));
        expect.soft(said, `${screen.name}: the browser's console`).toEqual([]);
        expect(script, `${screen.name}: script`).toBeGreaterThan(10_000);
        expect.soft(script, `${screen.name}: script`).toBeLessThanOrEqual(MOST_SCRIPT_BYTES);
        expect.soft(await findings(page, dark), `${screen.name}: axe`).toEqual([]);
        if (!dark) expect.soft(await beyond(page), `${screen.name}: width`).toEqual([]);
      }
    };
    const all = CONSOLE.filter((screen) => !(dark && screen.act && screen.area === 'platform'));
    const of = (area?: string) => all.filter((each) => each.as !== 'nobody' && each.area === area);
    await speak(locale);
    await lookAt(all.filter((each) => each.as === 'nobody'));
    await speak('en');
    await signIn(page, `${tenant.consoleUrl}/sign-in`, tenant.signIn.admin);
    await signIn(page, `${platform.url}/sign-in`, platform);
    await speak(locale);
    await lookAt(of());
    await lookAt(of('platform'));
    expect(reached.length).toBeGreaterThan(45);
  });
}

/** Pages of forms, where nearly all that is read is a message. */
const FORMS = ['/people/import', '/developers', '/people/segments/new', '/rewards/new', '/settings/look'];
const SETTINGS = ['hosts', 'languages', 'recognition', 'embedding', 'payments', 'encryption'];

test('what pages of forms say is a message, and each check of the walk finds what is planted', async ({
  page,
}) => {
  const tenant = tenantOf('meridian');
  await signIn(page, `${tenant.consoleUrl}/sign-in`, tenant.signIn.admin);
  await page.context().addCookies([{ name: 'damson-locale', value: 'en-XA', url: tenant.storefrontUrl }]);
  const known = [...(await written()), 'Chrome', 'Linux', 'HS256', 'damson-embed'];
  for (const path of [...FORMS, ...SETTINGS.map((each) => `/settings/${each}`)]) {
    await openScreen(page, { name: path, path: tenant.consoleUrl + path });
    expect.soft(await unsaidWords(page, known), `${path}: no message`).toEqual([]);
  }
  const seen = await watch(page);
  await page.evaluate(() => {
    const planted = document.createElement('button');
    planted.textContent = 'Forgotten';
    planted.style.cssText = 'color:#ccc;background:#fff;width:2000px';
    document.querySelector('main')?.append(planted);
    console.error('planted');
  });
  expect(await unsaidWords(page, known)).toContain('Forgotten');
  expect((await findings(page, true)).join()).toContain('color-contrast');
  expect(await beyond(page)).toHaveLength(NARROW.length);
  await expect.poll(() => seen.complaints).toEqual(['planted']);
});
