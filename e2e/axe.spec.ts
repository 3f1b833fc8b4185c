import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import postgres from 'postgres';
import { openScreen, SCREENS } from '#scripts/screens.ts';
import { facts, signIn, tenantOf } from './demo.ts';
import { unsaid } from './unsaid.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

// Twenty screens in one walk take longer than one test should on a busy machine.
test.describe.configure({ timeout: 150_000 });

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(RULES).analyze();
  return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}`));
}

/** That every pair of colours is readable in each scheme is proven for any accent in modules/tenants/theme.test.ts. */
const LOOKS = [
  { slug: 'meridian', colorScheme: 'light', locale: 'en-XA' },
  { slug: 'kestrel', colorScheme: 'dark', locale: 'ar' },
] as const;

/** Names and texts that people and brands wrote: they stay as they are in every language. */
async function written(): Promise<string[]> {
  const sql = postgres(facts().databaseUrl, { max: 1 });
  const rows = await sql<{ text: string | null }[]>`
    select unnest(array[name, about]) as text from brands
    union select unnest(array[name, how_to, terms]) from products
    union select name from tenants
    union select unnest(array[name, email, cost_centre]) from members
    union select unnest(array[sender, message, name]) from rewards
    union select reason from point_grants
    union select message from recognitions
    union select reason from nominations
    union select value #>> '{}' from recognition_values, jsonb_each(names)
    union select value #>> '{}' from awards, jsonb_each(names)
    union select value #>> '{}' from awards, jsonb_each(words)`.finally(() => sql.end());
  return [...rows.flatMap(({ text }) => text ?? []), 'Chrome', 'Linux'];
}

for (const { slug, colorScheme, locale } of LOOKS) {
  test(`axe finds nothing on any screen of the storefront of ${slug}, ${colorScheme}, ${locale}`, async ({
    page,
  }) => {
    const tenant = tenantOf(slug);
    const seen: string[] = [];
    const known = await written();
    const speak = (value: string) =>
      page.context().addCookies([{ name: 'damson-locale', value, url: tenant.storefrontUrl }]);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const lookAt = async (as: 'nobody' | 'member') => {
      for (const screen of SCREENS.filter((each) => (each.as ?? 'member') === as)) {
        if (!(await openScreen(page, { ...screen, path: tenant.storefrontUrl + screen.path }))) continue;
        seen.push(screen.name);
        expect.soft(await findings(page), screen.name).toEqual([]);
        if (locale === 'en-XA')
          expect.soft(await unsaid(page, known), `${screen.name}: no message`).toEqual([]);
      }
    };
    await speak(locale);
    await lookAt('nobody');
    await speak('en');
    await signIn(page, `${tenant.storefrontUrl}/sign-in`, tenant.signIn.member);
    await speak(locale);
    await lookAt('member');
    expect(seen.length).toBeGreaterThan(10);
    if (locale !== 'en-XA') return;
    await page.goto(`${tenant.storefrontUrl}/you`);
    await page.locator('main').evaluate((main) => main.append('Forgotten'));
    expect(await unsaid(page, known), 'a planted text').not.toEqual([]);
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
