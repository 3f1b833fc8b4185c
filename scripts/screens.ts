import type { Page } from '@playwright/test';

/**
 * One look at the storefront. `from` opens `path` first and then goes on to its first link that starts so; `act`
 * brings the page into the state that is to be seen. A screen that finds nothing to go on to is left out.
 */
export type Screen = {
  name: string;
  path: string;
  from?: string;
  /** What `seedStates` calls the state that is seen; its path is known only then. */
  state?: string;
  /** Seen in the program's sandbox, where suppliers and cards do as they are told. */
  sandbox?: true;
  act?: (page: Page) => Promise<void>;
  /** Who looks; a member when nothing is said. */
  as?: 'member' | 'nobody';
};

/** Every screen and state of the storefront: what `npm run shots` renders and axe looks at. A new one is one line. */
export const SCREENS: readonly Screen[] = [
  { name: 'home', path: '/' },
  { name: 'browse', path: '/browse' },
  { name: 'browse-filters', path: '/browse', act: press('button:has(.sign-sliders)') },
  { name: 'browse-empty', path: '/browse?q=zzzzqqq' },
  { name: 'browse-typo', path: '/browse?q=decatlhon&country=all' },
  { name: 'product', path: '/browse', from: '/p/' },
  { name: 'redeem', path: '/browse', from: '/p/', act: press('[data-act="redeem"]') },
  { name: 'vouchers', path: '/vouchers' },
  { name: 'voucher', path: '/vouchers', from: '/vouchers/' },
  { name: 'recognition', path: '/recognition' },
  { name: 'recognition-give', path: '/recognition/give' },
  { name: 'nominate', path: '/recognition/nominate' },
  { name: 'rewards', path: '/rewards' },
  { name: 'nominations', path: '/recognition/nominations' },
  { name: 'cart', path: '/cart' },
  { name: 'favourites', path: '/favourites' },
  { name: 'points', path: '/points' },
  { name: 'you', path: '/you' },
  { name: 'notifications', path: '/you/notifications' },
  { name: 'missing', path: '/p/lst_none' },
  { name: 'offline', path: '/offline' },
  { name: 'sign-in', path: '/sign-in', as: 'nobody' },
];

/** Presses the first one that can be seen, and waits until its sheet stands open with what belongs in it. */
export function press(selector: string): (page: Page) => Promise<void> {
  return async (page) => {
    const sheet = page.locator('dialog[open]');
    const button = page.locator(selector).filter({ visible: true }).first();
    // A press before the scripts run does nothing; as a person would, it presses once more.
    for (let press = 0; press < 5 && !(await sheet.isVisible()); press++) {
      await button.click();
      await sheet.waitFor({ timeout: 3_000 }).catch(() => {});
    }
    await sheet.waitFor({ timeout: 1_000 });
    await page.locator('dialog[open] .shimmer').first().waitFor({ state: 'hidden' });
  };
}

/** Opens a screen; answers false when there is nothing to go on to. */
export async function openScreen(page: Page, screen: Screen): Promise<boolean> {
  await page.goto(screen.path, { waitUntil: 'load', timeout: 90_000 });
  if (screen.from) {
    const links = page.locator(`main a[href^="${screen.from}"]`);
    const first = links.first().getAttribute('href', { timeout: 3_000 });
    const href = await first.catch(() => null);
    if (!href) return false;
    await page.goto(new URL(href, page.url()).href, { waitUntil: 'load', timeout: 90_000 });
  }
  await stillness(page);
  await screen.act?.(page);
  if (screen.act) await stillness(page);
  return true;
}

/** Until the scripts run, the fonts are there, and every picture in sight is drawn. */
async function stillness(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle').catch(() => {});
  await page.evaluate(async () => {
    await document.fonts.ready;
    // One that is laid out nowhere is never fetched, and would be waited for without an end.
    const seen = [...document.images].filter((image) => {
      const { top, width } = image.getBoundingClientRect();
      return width > 0 && top < innerHeight;
    });
    await Promise.all(seen.map((image) => image.decode().catch(() => {})));
    document.querySelector('nextjs-portal')?.remove();
  });
}
