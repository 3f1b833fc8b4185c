import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { browserArgs, ensureBrowser } from './browser.ts';
import { inState } from './root.ts';
import { openScreen, type Screen } from './screens.ts';
import type { States } from './seed-states.ts';
import { shotIndex } from './shot-index.ts';
import { ALL_SCREENS, chosen, SIZES, type Side } from './shot-looks.ts';
import { prepareStates } from './shot-states.ts';

type SignIn = { email: string; password: string };
type Tenant = {
  slug: string;
  mode: string;
  sandboxOf?: string;
  storefrontUrl: string;
  signIn: { member: SignIn };
};
type Demo = { baseUrl: string; tenants: Tenant[] };
type State = Awaited<ReturnType<BrowserContext['storageState']>>;
type Program = { slug: string; live: Tenant; sandbox: Tenant };
type Job = Program & {
  states: Record<string, States>;
  wanted: Record<Side, string[]>;
  state: State;
  folder: string;
};

/** Renders the storefront's screens of the running demo into .damson/shots, to be looked at. */
export async function takeShots(words: readonly string[]): Promise<{ folder: string; count: number }> {
  const folder = inState('shots');
  const { baseUrl, tenants } = JSON.parse(readFileSync(inState('demo.json'), 'utf8')) as Demo;
  const programs = programsOf(tenants);
  const wanted = chosen(
    words,
    programs.map(({ slug }) => slug),
  );
  const members = new Map(tenants.map(({ slug, signIn: logins }) => [slug, logins.member.email]));
  const states = await prepareStates({ baseUrl, members });
  const args = [...browserArgs, '--host-resolver-rules=MAP *.localhost 127.0.0.1'];
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args });
  let count = 0;
  try {
    for (const program of programs.filter(({ slug }) => wanted.tenant.includes(slug))) {
      const state = await signIn(browser, [program.live, program.sandbox]);
      const job = { ...program, states, wanted, state, folder };
      const counts = await Promise.all(wanted.locale.map((locale) => shootIn(browser, locale, job)));
      count += counts.reduce((sum, n) => sum + n, 0);
    }
  } finally {
    await browser.close();
  }
  writeFileSync(join(folder, 'index.html'), shotIndex(folder));
  return { folder, count };
}

function programsOf(tenants: readonly Tenant[]): Program[] {
  return tenants.flatMap((live) => {
    const sandbox = tenants.find(({ sandboxOf }) => sandboxOf === live.slug);
    return live.mode === 'live' && sandbox ? [{ slug: live.slug, live, sandbox }] : [];
  });
}

/** All screens in one language. Each is opened once, and seen in every size and scheme. */
async function shootIn(browser: Browser, locale: string, job: Job): Promise<number> {
  const { live, sandbox, wanted, state } = job;
  const context = await browser.newContext({
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
    storageState: state,
  });
  for (const { storefrontUrl } of [live, sandbox])
    await context.addCookies([{ name: 'damson-locale', value: locale, url: storefrontUrl }]);
  const screens = ALL_SCREENS.filter((screen) => wanted.screen.includes(screen.name));
  let count = 0;
  for (const screen of [...screens].sort((a, b) => Number(a.as === 'nobody') - Number(b.as === 'nobody'))) {
    if (screen.as === 'nobody') await context.clearCookies({ name: /^(?!damson-locale)/ });
    const page = await context.newPage();
    count += await shoot(page, screen, locale, job);
    await page.close();
  }
  await context.close();
  return count;
}

/** One screen that cannot be reached is said, and does not keep the others from being seen. */
async function shoot(page: Page, screen: Screen, locale: string, job: Job): Promise<number> {
  const { slug, wanted, folder } = job;
  let count = 0;
  try {
    const tenant = screen.sandbox ? job.sandbox : job.live;
    const path = screen.state ? job.states[tenant.slug]?.[screen.state] : screen.path;
    if (path === undefined) return 0;
    await page.setViewportSize(SIZES.phone);
    if (!(await openScreen(page, { ...screen, path: tenant.storefrontUrl + path }))) return 0;
    for (const device of wanted.device)
      for (const scheme of wanted.scheme) {
        await page.setViewportSize(SIZES[device as keyof typeof SIZES]);
        await page.emulateMedia({ colorScheme: scheme as 'light' | 'dark' });
        const file = join(folder, slug, device, scheme, locale, `${screen.name}.png`);
        mkdirSync(dirname(file), { recursive: true });
        await page.evaluate(settled);
        await page.screenshot({ path: file });
        count += 1;
      }
  } catch (error) {
    console.error(`${slug} ${locale} ${screen.name}: ${(error as Error).message.split('\n')[0]}`);
  }
  return count;
}

/** Until the other scheme and size are drawn, which a busy machine takes its time for. */
async function settled(): Promise<void> {
  const drawn = () => new Promise((resolve) => requestAnimationFrame(resolve));
  await drawn();
  await drawn();
  const ends = document.getAnimations().filter((a) => a.effect?.getTiming().iterations !== Infinity);
  await Promise.all(ends.map((a) => a.finished.catch(() => {})));
  await drawn();
}

async function signIn(browser: Browser, tenants: readonly Tenant[]): Promise<State> {
  const context = await browser.newContext();
  const page = await context.newPage();
  for (const { storefrontUrl, signIn: logins } of tenants) {
    await page.goto(`${storefrontUrl}/sign-in`, { waitUntil: 'networkidle' });
    await page.locator('#email').fill(logins.member.email);
    await page.locator('summary').click();
    await page.locator('#password').fill(logins.member.password);
    await page.locator('#password').press('Enter');
    await page.waitForURL((url) => url.pathname === '/', { timeout: 90_000 });
  }
  const state = await context.storageState();
  await context.close();
  return state;
}

if (import.meta.main) {
  const began = performance.now();
  const { folder, count } = await takeShots(process.argv.slice(2));
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`${count} pictures in ${seconds} s: look through ${join(folder, 'index.html')}`);
}
