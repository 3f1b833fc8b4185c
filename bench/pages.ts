import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import { browserArgs, ensureBrowser } from '#scripts/browser.ts';
import { buildWeb, isBuilt } from '#scripts/build.ts';
import type { Demo } from '#scripts/facts.ts';
import { inRoot, inState } from '#scripts/root.ts';
import { serveBarePage } from './bare-page.ts';

/**
 * Lighthouse (mobile, simulated slow 4G and 4x CPU) on storefront pages beside a bare Next.js page, in one
 * run, as medians of interleaved rounds.
 */
const ROUNDS = Number(process.env['ROUNDS'] ?? 5);
const PORT = 3478;
const DEBUG_PORT = 9338;
const PATHS = ['/', '/browse', '/vouchers'];

type Sample = Record<
  'performance' | 'accessibility' | 'bestPractices' | 'seo' | 'lcpMs' | 'cls' | 'tbtMs' | 'scriptKb',
  number
>;

/** Cold: Lighthouse empties cache and storage first, so the session comes as a header. */
async function measure(url: string, cookie: string): Promise<Sample> {
  const result = await lighthouse(url, {
    port: DEBUG_PORT,
    output: 'json',
    logLevel: 'error',
    ...(cookie ? { extraHeaders: { Cookie: cookie } } : {}),
  });
  if (!result) throw new Error(`Lighthouse gave no result for ${url}.`);
  const { categories, audits } = result.lhr;
  const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100);
  const value = (name: string) => audits[name]?.numericValue ?? 0;
  const requests =
    (
      audits['network-requests']?.details as
        | { items?: { resourceType: string; transferSize: number }[] }
        | undefined
    )?.items ?? [];
  const script = requests
    .filter((r) => r.resourceType === 'Script')
    .reduce((sum, r) => sum + r.transferSize, 0);
  for (const audit of Object.values(audits)) {
    const bad =
      categories['accessibility']?.auditRefs.some((r) => r.id === audit.id && r.weight > 0) &&
      audit.score === 0;
    if (bad) console.log(`  accessibility on ${url}: ${audit.id}`);
  }
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    seo: score('seo'),
    lcpMs: Math.round(value('largest-contentful-paint')),
    cls: Number(value('cumulative-layout-shift').toFixed(3)),
    tbtMs: Math.round(value('total-blocking-time')),
    scriptKb: Math.round(script / 1000),
  };
}

function median(samples: Sample[]): Sample {
  const keys = Object.keys(samples[0] ?? {}) as (keyof Sample)[];
  const middle = (key: keyof Sample) =>
    samples.map((s) => s[key]).sort((a, b) => a - b)[Math.floor(samples.length / 2)] ?? 0;
  return Object.fromEntries(keys.map((key) => [key, middle(key)])) as Sample;
}

async function waitFor(url: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (
      await fetch(url).then(
        (r) => r.ok,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`Nothing answers at ${url}.`);
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
});
try {
  const page = await browser.newPage();
  await page.goto(`${tenant.storefrontUrl}/sign-in`);
  await page.locator('summary').first().click();
  await page.locator('input[type=email]').last().fill(tenant.signIn.member.email);
  await page.locator('input[type=password]').fill(tenant.signIn.member.password);
  await page.locator('input[type=password]').press('Enter');
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
  const product = await page.locator('a[href^="/p/"]').first().getAttribute('href');
  const cookies = await browser.cookies(tenant.storefrontUrl);
  const session = cookies.map((c) => `${c.name}=${c.value}`).join('; ');
  await page.close();
  const urls = {
    bare: bare.url,
    ...Object.fromEntries(
      [...PATHS, product ?? '/browse'].map((p) => [p.replace(/lst_.*/, '…'), tenant.storefrontUrl + p]),
    ),
  };
  const samples = new Map<string, Sample[]>(Object.keys(urls).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, url] of Object.entries(urls))
      samples.get(name)?.push(await measure(url, name === 'bare' ? '' : session));
  }
  console.table(Object.fromEntries([...samples].map(([name, all]) => [name, median(all)])));
} finally {
  await browser.close();
  bare.stop();
  stack.kill('SIGTERM');
  await once(stack, 'close');
}
