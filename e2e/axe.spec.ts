import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { openScreen, SCREENS } from '#scripts/screens.ts';
import { signIn, tenantOf } from './demo.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

// Twenty screens in one walk take longer than one test should on a busy machine.
test.describe.configure({ timeout: 150_000 });

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(RULES).analyze();
  return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}`));
}

/** That every pair of colours is readable in each scheme is proven for any accent in modules/tenants/theme.test.ts. */
const LOOKS = [
  { slug: 'meridian', colorScheme: 'light', locale: 'en' },
  { slug: 'kestrel', colorScheme: 'dark', locale: 'ar' },
] as const;

for (const { slug, colorScheme, locale } of LOOKS) {
  test(`axe finds nothing on any screen of the storefront of ${slug}, ${colorScheme}, ${locale}`, async ({
    page,
  }) => {
    const tenant = tenantOf(slug);
    const seen: string[] = [];
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const lookAt = async (as: 'nobody' | 'member') => {
      for (const screen of SCREENS.filter((each) => (each.as ?? 'member') === as)) {
        if (!(await openScreen(page, { ...screen, path: tenant.storefrontUrl + screen.path }))) continue;
        seen.push(screen.name);
        expect.soft(await findings(page), screen.name).toEqual([]);
      }
    };
    await lookAt('nobody');
    await signIn(page, `${tenant.storefrontUrl}/sign-in`, tenant.signIn.member);
    await page.context().addCookies([{ name: 'damson-locale', value: locale, url: tenant.storefrontUrl }]);
    await lookAt('member');
    expect(seen.length).toBeGreaterThan(10);
  });

  test(`axe finds nothing in the console of ${slug}, ${colorScheme}`, async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const tenant = tenantOf(slug);
    await signIn(page, `${tenant.consoleUrl}/sign-in`, tenant.signIn.admin);
    await expect(page).toHaveURL(/\/admin(?!\/sign-in)/);
    for (const path of ['', '/orders', '/catalogue', '/stock', '/budgets', '/people', '/developers']) {
      await page.goto(tenant.consoleUrl + path, { waitUntil: 'networkidle' });
      expect.soft(await findings(page), path).toEqual([]);
    }
  });
}

test('axe finds nothing in the gallery, and does find what is planted there', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`${tenantOf('meridian').storefrontUrl}/gallery`, { waitUntil: 'networkidle' });
  expect(await findings(page)).toEqual([]);
  await page.evaluate(() => {
    const pale = document.createElement('button');
    pale.textContent = 'Pale';
    pale.style.cssText = 'color:#ccc;background:#fff;width:12px;height:12px';
    document.querySelector('main')?.append(pale);
  });
  expect((await findings(page)).join()).toMatch(/color-contrast/);
});
