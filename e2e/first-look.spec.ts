import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { signIn, tenantOf } from './demo.ts';

type Box = { what: string; left: number; top: number; width: number; height: number };

/** Where everything with words stands on the first screen. */
function boxes(page: Page): Promise<Box[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *')].flatMap((element) => {
      const own = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim(),
      );
      const { left, top, width, height } = element.getBoundingClientRect();
      const shown = own && element.checkVisibility() && width > 1 && top < innerHeight;
      const what = element.textContent?.slice(0, 40) ?? '';
      return shown ? [{ what, ...rounded({ left, top, width, height }) }] : [];
      function rounded(box: Omit<Box, 'what'>) {
        return Object.fromEntries(Object.entries(box).map(([k, v]) => [k, Math.round(v)])) as Omit<
          Box,
          'what'
        >;
      }
    }),
  );
}

/** The page as it stands before any script runs, with or without the sheet that follows it. */
async function firstLook(
  context: BrowserContext,
  url: string,
  { sheet }: { sheet: boolean },
): Promise<Box[]> {
  const page = await context.newPage();
  await page.route('**/*.woff2', (route) => route.abort());
  if (!sheet) await page.route('**/*.css', (route) => route.abort());
  await page.goto(url);
  const found = await boxes(page);
  await page.close();
  return found;
}

for (const { width, height } of [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
])
  test(`at ${width} everything stands where it will before the sheet has come`, async ({ browser, page }) => {
    const tenant = tenantOf('meridian');
    await signIn(page, `${tenant.storefrontUrl}/sign-in`, tenant.signIn.member);
    await expect(page).toHaveURL(`${tenant.storefrontUrl}/`);
    const product = (await page.locator('a[href^="/p/"]').first().getAttribute('href')) ?? '';
    const still = await browser.newContext({
      storageState: await page.context().storageState(),
      viewport: { width, height },
      javaScriptEnabled: false,
      serviceWorkers: 'block',
    });
    for (const path of ['/', '/browse', product, '/vouchers', '/cart']) {
      const url = tenant.storefrontUrl + path;
      const whole = await firstLook(still, url, { sheet: true });
      expect(whole.length, path).toBeGreaterThan(3);
      expect(await firstLook(still, url, { sheet: false }), path).toEqual(whole);
    }
    await still.close();
  });
