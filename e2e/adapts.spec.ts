import { expect, type Page, test } from '@playwright/test';
import { openScreen, SCREENS, type Screen } from '#scripts/screens.ts';
import { signIn, tenantOf } from './demo.ts';

test.describe.configure({ timeout: 150_000 });
test.use({ serviceWorkers: 'block' });

/** What WCAG 1.4.12 lets a person set. */
const SPACING =
  '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}';

async function member(page: Page): Promise<string> {
  const { storefrontUrl, signIn: logins } = tenantOf('meridian');
  await signIn(page, `${storefrontUrl}/sign-in`, logins.member);
  await expect(page).toHaveURL(`${storefrontUrl}/`);
  return storefrontUrl;
}

const screensOf = (as: 'member' | 'nobody'): Screen[] =>
  SCREENS.filter((screen) => (screen.as ?? 'member') === as);

/** What does not fit: the page that scrolls sideways, and words that run out of what holds them. */
function misfits(): string[] {
  const found: string[] = [];
  const page = document.scrollingElement ?? document.documentElement;
  if (page.scrollWidth > innerWidth) found.push(`the page is ${page.scrollWidth} px wide`);
  const top = document.querySelector('dialog[open]') ?? document.body;
  for (const element of top.querySelectorAll<HTMLElement>('button, a, label, h1, h2, p, dd, dt, legend')) {
    const style = getComputedStyle(element);
    const { width, left, right } = element.getBoundingClientRect();
    const hidden =
      width === 0 || style.visibility === 'hidden' || element.closest('.sr-only, [class*="sr-only"]');
    const scrolls = element.closest('.overflow-x-auto, [class*="overflow-x-auto"]');
    if (hidden || scrolls || style.textOverflow === 'ellipsis') continue;
    const outside = left < -1 || right > innerWidth + 1;
    const spills = style.display !== 'inline' && element.scrollWidth > element.clientWidth + 1;
    if (outside || spills) found.push(`${element.tagName} “${element.textContent?.trim().slice(0, 40)}”`);
  }
  return found;
}

test('at 200 % on a phone, and with wide spacing, every screen still fits', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const base = await member(page);
  for (const screen of screensOf('member')) {
    if (!(await openScreen(page, { ...screen, path: base + screen.path }))) continue;
    expect.soft(await page.evaluate(misfits), `${screen.name} at 320 px`).toEqual([]);
    await page.addStyleTag({ content: SPACING });
    expect.soft(await page.evaluate(misfits), `${screen.name} with wide spacing`).toEqual([]);
  }
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<p style="width:500px">wide</p>'));
  expect(await page.evaluate(misfits)).not.toEqual([]);
});

test('nothing moves for who asks for less motion, and something does for others', async ({ page }) => {
  const base = await member(page);
  await page.addInitScript(() => {
    document.addEventListener('animationstart', (event) => note(event.animationName), true);
    document.addEventListener('transitionrun', (event) => note(event.propertyName), true);
    const note = (name: string) => {
      const longest = Math.max(
        ...document.getAnimations().map((a) => Number(a.effect?.getTiming().duration) || 0),
      );
      if (longest > 1) (window as never as { moved: string[] }).moved?.push(name);
    };
    (window as never as { moved: string[] }).moved = [];
  });
  const movesOn = async (names: string[]) => {
    const moved: string[] = [];
    for (const screen of SCREENS.filter(({ name }) => names.includes(name))) {
      await openScreen(page, { ...screen, path: base + screen.path });
      moved.push(...(await page.evaluate(() => (window as never as { moved: string[] }).moved)));
    }
    return moved;
  };
  const screens = ['home', 'browse-filters', 'redeem', 'points'];
  expect(await movesOn(screens)).not.toEqual([]);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await movesOn(screens)).toEqual([]);
});
