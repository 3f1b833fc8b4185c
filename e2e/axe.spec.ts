import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { signIn, tenantOf } from './demo.ts';

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}`));
}

for (const slug of ['meridian', 'kestrel'] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing on the storefront of ${slug}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      const tenant = tenantOf(slug);
      await page.goto(`${tenant.storefrontUrl}/sign-in`);
      expect(await findings(page), 'sign-in').toEqual([]);
      await signIn(page, `${tenant.storefrontUrl}/sign-in`, tenant.signIn.member);
      await expect(page).toHaveURL(`${tenant.storefrontUrl}/`);
      const product = (await page.locator('a[href^="/p/"]').first().getAttribute('href')) ?? '';
      for (const path of [
        '/',
        '/browse',
        '/browse?q=zzzzqqq',
        product,
        '/vouchers',
        '/points',
        '/you',
        '/p/lst_none',
      ]) {
        await page.goto(tenant.storefrontUrl + path, { waitUntil: 'networkidle' });
        expect(await findings(page), path).toEqual([]);
      }
    });

    test(`axe finds nothing in the console of ${slug}, ${colorScheme}`, async ({ page }) => {
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.emulateMedia({ colorScheme });
      const tenant = tenantOf(slug);
      await signIn(page, `${tenant.consoleUrl}/sign-in`, tenant.signIn.admin);
      await expect(page).toHaveURL(/\/admin(?!\/sign-in)/);
      for (const path of ['', '/orders', '/catalogue', '/stock', '/budgets', '/people', '/developers']) {
        await page.goto(tenant.consoleUrl + path, { waitUntil: 'networkidle' });
        expect(await findings(page), path).toEqual([]);
      }
    });
  }
}
