import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { browserArgs, ensureBrowser } from './browser.ts';
import { inState } from './root.ts';

type SignIn = { email: string; password: string };
type Tenant = { slug: string; mode: string; storefrontUrl: string; signIn: { member: SignIn } };
type Look = { device: 'phone' | 'desk'; scheme: 'light' | 'dark'; locale: string };

const SIZES = { phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 } } as const;
const LOOKS: Look[] = [
  { device: 'phone', scheme: 'light', locale: 'en' },
  { device: 'phone', scheme: 'dark', locale: 'en' },
  { device: 'phone', scheme: 'light', locale: 'ar' },
  { device: 'desk', scheme: 'light', locale: 'en' },
  { device: 'desk', scheme: 'dark', locale: 'en' },
];
/** Time for what comes after the page itself: islands, images. */
const QUIET_MS = 600;
const SCREENS: [name: string, path: string][] = [
  ['home', '/'],
  ['browse', '/browse'],
  ['empty', '/browse?q=zzzzqqq'],
  ['vouchers', '/vouchers'],
  ['points', '/points'],
  ['you', '/you'],
  ['missing', '/p/nothing'],
];

/** Renders the storefront's main screens of the running demo into .damson/shots, to be looked at. */
export async function takeShots(only: string[]): Promise<string> {
  const folder = inState('shots');
  mkdirSync(folder, { recursive: true });
  const { tenants } = JSON.parse(readFileSync(inState('demo.json'), 'utf8')) as { tenants: Tenant[] };
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: [...browserArgs] });
  try {
    for (const tenant of tenants.filter((t) => t.mode === 'live' && wanted(only, t.slug))) {
      await shootTenant(browser, { tenant, folder, only });
    }
  } finally {
    await browser.close();
  }
  return folder;
}

type Job = { tenant: Tenant; folder: string; only: string[] };

async function shootTenant(browser: Browser, { tenant, folder, only }: Job): Promise<void> {
  const state = await signIn(browser, tenant);
  for (const look of LOOKS) {
    const label = `${tenant.slug}-${look.device}-${look.scheme}-${look.locale}`;
    if (!wanted(only, label)) continue;
    const context = await browser.newContext({
      viewport: SIZES[look.device],
      colorScheme: look.scheme,
      reducedMotion: 'reduce',
      deviceScaleFactor: 1,
      storageState: state,
      baseURL: tenant.storefrontUrl,
    });
    await context.addCookies([{ name: 'damson-locale', value: look.locale, url: tenant.storefrontUrl }]);
    await shootLook(context, join(folder, label));
    await context.close();
  }
}

async function shootLook(context: BrowserContext, prefix: string): Promise<void> {
  const page = await context.newPage();
  const shoot = async (name: string) => {
    await page.screenshot({ path: `${prefix}-${name}.png` });
  };
  for (const [name, path] of SCREENS) {
    await settle(page, path);
    await shoot(name);
  }
  await settle(page, '/browse');
  const product = await page.locator('a[href^="/p/"]').first().getAttribute('href');
  if (product) {
    await settle(page, product);
    await shoot('product');
  }
  await settle(page, '/vouchers');
  const voucher = await page
    .locator('a[href^="/vouchers/"]')
    .first()
    .getAttribute('href', { timeout: 2000 })
    .catch(() => null);
  if (voucher) {
    await settle(page, voucher);
    await shoot('voucher');
  }
  await context.clearCookies({ name: /^(?!damson-locale)/ });
  await settle(page, '/sign-in');
  await shoot('sign-in');
}

async function settle(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: 'load', timeout: 90_000 });
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(QUIET_MS);
  await page.evaluate(() => document.querySelector('nextjs-portal')?.remove());
}

async function signIn(browser: Browser, tenant: Tenant) {
  const context = await browser.newContext({ baseURL: tenant.storefrontUrl });
  const page = await context.newPage();
  await settle(page, '/sign-in');
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('form') ?? {}).some((k) => k.startsWith('__react')),
  );
  await page.locator('#email').fill(tenant.signIn.member.email);
  await page.locator('summary').click();
  await page.locator('#password').fill(tenant.signIn.member.password);
  await page.locator('#password').press('Enter');
  await page.waitForURL((url) => url.pathname === '/', { timeout: 90_000 });
  const state = await context.storageState();
  await context.close();
  return state;
}

function wanted(only: string[], label: string): boolean {
  return only.length === 0 || only.some((part) => label.startsWith(part) || part.startsWith(label));
}

if (import.meta.main) {
  const folder = await takeShots(process.argv.slice(2));
  console.log(`The pictures are in ${folder}`);
}
