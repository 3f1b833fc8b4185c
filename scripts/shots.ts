import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { browserArgs, ensureBrowser } from './browser.ts';
import { inState } from './root.ts';
import { openScreen, SCREENS, type Screen } from './screens.ts';
import { chosen, type Look, looks, SIZES } from './shot-looks.ts';

type SignIn = { email: string; password: string };
type Tenant = { slug: string; mode: string; storefrontUrl: string; signIn: { member: SignIn } };
type State = Awaited<ReturnType<BrowserContext['storageState']>>;
type Job = { tenant: Tenant; look: Look; screens: Screen[]; state: State; folder: string };

/** Renders the storefront's screens of the running demo into .damson/shots, to be looked at. */
export async function takeShots(words: readonly string[]): Promise<{ folder: string; count: number }> {
  const folder = inState('shots');
  mkdirSync(folder, { recursive: true });
  const { tenants } = JSON.parse(readFileSync(inState('demo.json'), 'utf8')) as { tenants: Tenant[] };
  const live = tenants.filter((tenant) => tenant.mode === 'live');
  const wanted = chosen(
    words,
    live.map((tenant) => tenant.slug),
  );
  const screens = SCREENS.filter((screen) => wanted.screen.includes(screen.name));
  const args = [...browserArgs, '--host-resolver-rules=MAP *.localhost 127.0.0.1'];
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args });
  let count = 0;
  try {
    for (const tenant of live.filter(({ slug }) => wanted.tenant.includes(slug))) {
      const state = await signIn(browser, tenant);
      for (const look of looks(wanted)) {
        count += await shootLook(browser, { tenant, look, screens, state, folder });
      }
    }
  } finally {
    await browser.close();
  }
  return { folder, count };
}

async function shootLook(browser: Browser, { tenant, look, screens, state, folder }: Job): Promise<number> {
  let count = 0;
  const context = await browser.newContext({
    viewport: SIZES[look.device],
    colorScheme: look.scheme,
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
    storageState: state,
    baseURL: tenant.storefrontUrl,
  });
  await context.addCookies([{ name: 'damson-locale', value: look.locale, url: tenant.storefrontUrl }]);
  const page = await context.newPage();
  for (const screen of [...screens].sort((a, b) => Number(a.as === 'nobody') - Number(b.as === 'nobody'))) {
    if (screen.as === 'nobody') await context.clearCookies({ name: /^(?!damson-locale)/ });
    const name = [tenant.slug, look.device, look.scheme, look.locale, screen.name].join('-');
    count += Number(await shoot(page, screen, join(folder, `${name}.png`)));
  }
  await context.close();
  return count;
}

/** One screen that cannot be reached is said, and does not keep the others from being seen. */
async function shoot(page: Page, screen: Screen, path: string): Promise<boolean> {
  try {
    if (!(await openScreen(page, screen))) return false;
    await page.screenshot({ path });
    return true;
  } catch (error) {
    console.error(`${path}: ${(error as Error).message.split('\n')[0]}`);
    return false;
  }
}

async function signIn(browser: Browser, tenant: Tenant): Promise<State> {
  const context = await browser.newContext({ baseURL: tenant.storefrontUrl });
  const page = await context.newPage();
  await page.goto('/sign-in', { waitUntil: 'networkidle' });
  await page.locator('#email').fill(tenant.signIn.member.email);
  await page.locator('summary').click();
  await page.locator('#password').fill(tenant.signIn.member.password);
  await page.locator('#password').press('Enter');
  await page.waitForURL((url) => url.pathname === '/', { timeout: 90_000 });
  const state = await context.storageState();
  await context.close();
  return state;
}

if (import.meta.main) {
  const { folder, count } = await takeShots(process.argv.slice(2));
  console.log(`${count} pictures are in ${folder}`);
}
