import { expect, type Page, test } from '@playwright/test';
import { signIn, tenantOf } from './demo.ts';

test.use({ viewport: { width: 1440, height: 900 } });

/** Whether Tab, however often, stays in the dialog that is open. */
async function keepsFocus(page: Page): Promise<boolean> {
  for (let press = 0; press < 12; press++) {
    await page.keyboard.press('Tab');
    const inside = await page.evaluate(() => {
      const at = document.activeElement;
      // From its last control a native dialog hands the focus to the browser, which the page sees as its body.
      return at === document.body || at?.closest('dialog[open]') !== null;
    });
    if (!inside) return false;
  }
  return true;
}

test('an admin finds, opens and leaves somebody, and comes back to the same row, by keyboard alone', async ({
  page,
}) => {
  const tenant = tenantOf('meridian');
  const { keyboard } = page;
  await signIn(page, `${tenant.consoleUrl}/sign-in`, tenant.signIn.admin);
  await page.goto(tenant.consoleUrl, { waitUntil: 'networkidle' });
  await keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();

  await keyboard.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await keyboard.type('people');
  await expect(page.getByRole('option', { name: /People/ }).first()).toBeVisible();
  await keyboard.press('Enter');
  await expect(page).toHaveURL(/\/admin\/people$/);
  await page.waitForLoadState('networkidle');

  await expect(async () => {
    await keyboard.press('/');
    await expect(page.getByRole('searchbox').first()).toBeFocused({ timeout: 1_000 });
  }).toPass();
  await keyboard.type('Noor');
  await keyboard.press('Enter');
  await expect(page).toHaveURL(/q=Noor/);
  const row = page.getByRole('link', { name: 'Noor Haddad' });
  await expect(page.locator('a[data-row]')).toHaveCount(1);
  await keyboard.press('Escape');
  await keyboard.press('j');
  await expect(row).toBeFocused();
  await keyboard.press('Enter');
  await expect(page).toHaveURL(/\/people\/mem_/);
  await expect(page.getByRole('complementary').getByRole('heading', { name: 'Noor Haddad' })).toBeFocused();
  await keyboard.press('Escape');
  await expect(page).toHaveURL(/\/people\?q=Noor/);
  await expect(row).toBeFocused();
});

test('dialogs keep the focus and give it back, arrows walk menus, and each key of the help sheet works', async ({
  page,
}) => {
  const tenant = tenantOf('meridian');
  const { keyboard } = page;
  await signIn(page, `${tenant.consoleUrl}/sign-in`, tenant.signIn.admin);
  await page.goto(`${tenant.consoleUrl}/people`, { waitUntil: 'networkidle' });
  const add = page.getByRole('button', { name: 'Add member' });
  await add.focus();
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Add member' })).toBeVisible();
  expect(await keepsFocus(page)).toBe(true);
  await keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(add).toBeFocused();
  expect(await keepsFocus(page)).toBe(false);

  const menu = page.locator('aside details > summary').last();
  await menu.focus();
  await keyboard.press('ArrowDown');
  const items = page.locator('aside details[open] > div :is(a, button)');
  await expect(items.first()).toBeFocused();
  await keyboard.press('End');
  await expect(items.last()).toBeFocused();
  await keyboard.press('Escape');
  await expect(menu).toBeFocused();

  await keyboard.press('?');
  const sheet = page.getByRole('dialog');
  await expect(sheet).toBeVisible();
  const lines = await sheet.locator('dl > div').allInnerTexts();
  await keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  const ways = lines.flatMap((text) => /g\s+then\s+(\w)/.exec(text)?.[1] ?? []);
  expect(new Set(ways).size).toBeGreaterThan(8);
  for (const letter of new Set(ways)) {
    const before = page.url();
    await keyboard.press('g');
    await keyboard.press(letter);
    await expect.poll(() => page.url(), letter).not.toBe(before);
  }
});
