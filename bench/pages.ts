import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { type BrowserContext, chromium } from '@playwright/test';
import { browserArgs, ensureBrowser } from '#scripts/browser.ts';
import { buildWeb, isBuilt } from '#scripts/build.ts';
import type { Demo } from '#scripts/facts.ts';
import { weighPage } from '#scripts/page-parts.ts';
import { inRoot, inState } from '#scripts/root.ts';
import { serveBarePage } from './bare-page.ts';
import { measure, type Sample } from './pages-lighthouse.ts';
import { type Felt, feel, interact } from './pages-slow.ts';
import { type Measured, verdict } from './pages-verdict.ts';

/**
 * Storefront pages beside a bare Next.js page in one run, as medians of interleaved rounds: by Lighthouse (mobile), as a
 * slow phone feels them (slow 4G and 4x CPU, for real), and their weight; each against its bound.
 */
const ROUNDS = Number(process.env['ROUNDS'] ?? 5);
const PORT = 3478;
const DEBUG_PORT = 9338;
type Tenant = Demo['tenants'][number];

function medians<T extends Record<string, number>>(samples: T[]): T {
  const keys = Object.keys(samples[0] ?? {});
  const middle = (key: string) =>
    samples.map((s) => s[key] ?? 0).sort((a, b) => a - b)[Math.floor(samples.length / 2)] ?? 0;
  return Object.fromEntries(keys.map((key) => [key, middle(key)])) as T;
}

async function waitFor(url: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const ok = await fetch(url).then(
      (r) => r.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`Nothing answers at ${url}.`);
}

/** Signs in and answers the session with the address of a product. */
async function enter(browser: BrowserContext, tenant: Tenant): Promise<{ cookie: string; product: string }> {
  const page = await browser.newPage();
  await page.goto(`${tenant.storefrontUrl}/sign-in`);
  await page.locator('summary').first().click();
  await page.locator('input[type=email]').last().fill(tenant.signIn.member.email);
  await page.locator('input[type=password]').fill(tenant.signIn.member.password);
  await page.locator('input[type=password]').press('Enter');
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
  const product = (await page.locator('a[href^="/p/"]').first().getAttribute('href')) ?? '/browse';
  const cookies = await browser.cookies(tenant.storefrontUrl);
  await page.close();
  return { cookie: cookies.map((c) => `${c.name}=${c.value}`).join('; '), product };
}

async function rounds<T extends Record<string, number>>(
  urls: Map<string, string>,
  take: (name: string, url: string) => Promise<T>,
): Promise<Map<string, T>> {
  const samples = new Map<string, T[]>([...urls.keys()].map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, url] of urls) samples.get(name)?.push(await take(name, url));
  return new Map([...samples].map(([name, all]) => [name, medians(all)]));
}

/** The longest wait of each thing that people do, as the median of the rounds. */
async function waits(browser: BrowserContext, base: string, product: string): Promise<Map<string, number>> {
  const acts: Parameters<typeof interact>[1][] = [
    {
      name: 'typing a search',
      url: `${base}/browse`,
      act: (page) => page.getByRole('combobox').first().pressSequentially('decatlon', { delay: 90 }),
    },
    {
      name: 'opening the filters',
      url: `${base}/browse`,
      act: (page) => page.locator('button[aria-haspopup=dialog]').first().click(),
    },
    {
      name: 'opening the redeem sheet',
      url: base + product,
      act: (page) => page.getByRole('button', { name: /^Redeem · / }).click(),
    },
  ];
  const found = new Map<string, number>();
  for (const act of acts) {
    const taken: { ms: number }[] = [];
    for (let round = 0; round < ROUNDS; round++) taken.push({ ms: await interact(browser, act) });
    found.set(act.name, medians(taken).ms);
  }
  return found;
}

/** What the page of 24 cards weighs, and its styles: those in its head and the sheet behind. */
async function weigh(browser: BrowserContext, base: string): Promise<Map<string, number>> {
  const page = await browser.newPage();
  const answer = await page.goto(`${base}/browse?country=all`);
  const { html, css } = weighPage((await answer?.text()) ?? '');
  const sheets = await page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(({ name }) => name.endsWith('.css'))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  );
  await page.close();
  return new Map([
    ['html of 24 cards', html],
    ['css', css + sheets],
  ]);
}

async function run(browser: BrowserContext, tenant: Tenant, bareUrl: string): Promise<Measured> {
  const base = tenant.storefrontUrl;
  const { cookie, product } = await enter(browser, tenant);
  const urls = new Map([
    ['bare', bareUrl],
    ['home', `${base}/`],
    ['browse', `${base}/browse`],
    ['product', base + product],
    ['vouchers', `${base}/vouchers`],
  ]);
  const felt = await rounds<Felt>(urls, (_, url) => feel(browser, url));
  const acted = await waits(browser, base, product);
  const bytes = await weigh(browser, base);
  const lighthouse = await rounds<Sample>(urls, (name, url) =>
    measure(url, { port: DEBUG_PORT, cookie: name === 'bare' ? '' : cookie }),
  );
  return { lighthouse, felt, waits: acted, bytes };
}

if (!isBuilt()) await buildWeb(inState('logs', 'bench-build.log'));
const bare = await serveBarePage(3479);
const stack = spawn(process.execPath, [inRoot('e2e/serve.ts')], {
  env: { ...process.env, PORT: String(PORT), MAIL_PORT: '8478' },
  stdio: ['ignore', 'ignore', 'inherit'],
});
await waitFor(`http://127.0.0.1:${PORT}/healthz`);
const tenant = (JSON.parse(readFileSync(inState('e2e.json'), 'utf8')) as Demo).tenants[0];
if (!tenant) throw new Error('No tenant is served.');
const profile = inState('bench-profile');
rmSync(profile, { recursive: true, force: true });
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: await ensureBrowser(),
  args: [...browserArgs, `--remote-debugging-port=${DEBUG_PORT}`],
  viewport: { width: 390, height: 844 },
  serviceWorkers: 'block',
});
try {
  const measured = await run(browser, tenant, bare.url);
  console.table(Object.fromEntries(measured.lighthouse));
  console.table(Object.fromEntries(measured.felt));
  const lines = verdict(measured);
  console.table(Object.fromEntries(lines.map(({ what, ...line }) => [what, line])));
  process.exitCode = lines.every(({ holds }) => holds) ? 0 : 1;
} finally {
  await browser.close();
  bare.stop();
  stack.kill('SIGTERM');
  await once(stack, 'close');
}
