import { expect, type Page, test } from '@playwright/test';
import { openScreen, SCREENS } from '#scripts/screens.ts';
import { newRewardLink, signIn, tenantOf } from './demo.ts';

/** Nobody else's test spends with this member, so that the figures stay as they are. */
const MEMBER = 'jonas.petersen@meridian.example';
/** Set in fonts of the machine: what is Arabic, and names in code. */
const NOT_OURS = ['rtl'];
const MAIN = ['home', 'browse', 'product', 'redeem', 'vouchers', 'voucher', 'points', 'you', 'cart'];

// What a worker would serve from its cache is not what the server says now.
test.describe.configure({ mode: 'default', timeout: 120_000 });
test.use({ serviceWorkers: 'block', contextOptions: { reducedMotion: 'reduce' } });

test('every primitive looks as it was accepted', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`${tenantOf('meridian').storefrontUrl}/gallery`, { waitUntil: 'networkidle' });
  await expect(page.locator('html[data-held]')).toBeAttached();
  for (const section of await page.locator('[data-gallery]').all()) {
    const name = (await section.getAttribute('data-gallery')) ?? '';
    if (!NOT_OURS.includes(name)) await expect.soft(section).toHaveScreenshot(`gallery-${name}.png`);
  }
});

test('the main screens look as they were accepted', async ({ page }) => {
  await enter(page);
  for (const name of MAIN) await look(page, name, '');
});

test('they do so in dark and from right to left', async ({ page }) => {
  await enter(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const name of ['home', 'product', 'redeem', 'voucher']) await look(page, name, '-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  for (const name of ['home', 'product', 'points']) await look(page, name, '-rtl');
});

test('so do what a guest is sent, and what another program shows of thanks', async ({ page, request }) => {
  await page.goto((await newRewardLink(request)).link, { waitUntil: 'networkidle' });
  await still(page, 'reward-link');
  const { storefrontUrl, signIn: logins } = tenantOf('kestrel');
  await signIn(page, `${storefrontUrl}/sign-in`, logins.member);
  await page.goto(`${storefrontUrl}/recognition`, { waitUntil: 'networkidle' });
  await still(page, 'recognition');
});

async function enter(page: Page): Promise<void> {
  const { storefrontUrl, signIn: logins } = tenantOf('meridian');
  await signIn(page, `${storefrontUrl}/sign-in`, { email: MEMBER, password: logins.member.password });
  await expect(page).toHaveURL(`${storefrontUrl}/`);
  await ownOne(page);
  await cartOne(page);
}

/** One voucher is enough to see how they look. */
async function ownOne(page: Page): Promise<void> {
  await page.goto('/vouchers', { waitUntil: 'networkidle' });
  if ((await page.locator('main a[href^="/vouchers/"]').count()) > 0) return;
  await page.goto('/browse?q=Decathlon', { waitUntil: 'networkidle' });
  await page.locator('main a[href^="/p/"]').first().click();
  await page.waitForURL(/\/p\//);
  await page.waitForLoadState('networkidle');
  await page.locator('label').filter({ hasText: /^€10$/ }).click();
  await page.getByRole('button', { name: /Redeem · / }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Redeem · / })
    .click();
  await expect(page.getByRole('dialog').getByText('It is yours')).toBeVisible();
}

/** Something to pay for, left in the cart. */
async function cartOne(page: Page): Promise<void> {
  await page.goto('/cart', { waitUntil: 'networkidle' });
  if ((await page.getByRole('spinbutton').count()) > 0) return;
  await page.goto('/browse?q=Decathlon', { waitUntil: 'networkidle' });
  await page.locator('main a[href^="/p/"]').first().click();
  await page.waitForURL(/\/p\//);
  await page.waitForLoadState('networkidle');
  await page.locator('label').filter({ hasText: /^€10$/ }).click();
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await expect(page.getByRole('link', { name: 'Cart: 1 voucher' })).toBeVisible();
}

async function look(page: Page, name: string, suffix: string): Promise<void> {
  const screen = SCREENS.find((each) => each.name === name);
  if (!screen) throw new Error(`There is no screen ${name}.`);
  if (!(await openScreen(page, screen))) throw new Error(`There is nothing to see of ${name}.`);
  await still(page, name, suffix);
}

async function still(page: Page, name: string, suffix = ''): Promise<void> {
  await page.evaluate(settle, suffix === '-rtl');
  await expect.soft(page).toHaveScreenshot(`${name}${suffix}.png`);
}

/** Gives every date and countdown one fixed value, and turns the page round when that is wanted. */
function settle(turned: boolean): void {
  // How many months a statement spans depends on the day, and how many devices there are on who came in before.
  for (const part of document.querySelectorAll('[data-varies]')) part.remove();
  for (const time of document.querySelectorAll('main time')) time.textContent = '31 Dec';
  const dates =
    /\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?: \d{4})?(?:, \d\d:\d\d)?|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{1,2}, \d{4}/g;
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const text = node.nodeValue ?? '';
    const months =
      /(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}/g;
    node.nodeValue = text
      .replace(months, 'December 2029')
      .replace(dates, '31 Dec')
      .replace(/\b\d{1,2}:\d\d\b/g, '9:59');
  }
  if (turned) document.documentElement.dir = 'rtl';
}
