import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { signIn, tenantOf } from './demo.ts';

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}`));
}

async function enter(page: Page, slug: string): Promise<string> {
  const { storefrontUrl, signIn: people } = tenantOf(slug);
  await signIn(page, `${storefrontUrl}/sign-in`, people.member);
  await page.goto(`${storefrontUrl}/recognition`, { waitUntil: 'networkidle' });
  return storefrontUrl;
}

test('by keyboard alone one thanks two colleagues with points, and it stands on top', async ({ page }) => {
  await enter(page, 'meridian');
  const words = `Thank you ${crypto.randomUUID().slice(0, 8)} 🎉`;
  await page.getByRole('link', { name: 'Give' }).first().focus();
  await page.keyboard.press('Enter');
  const people = page.getByRole('searchbox');
  await expect(people).toBeVisible();
  await people.focus();
  for (const name of ['Ana Moreno', 'Li Wen']) {
    await page.keyboard.type(name.slice(0, 5));
    await expect(page.getByRole('button', { name })).toBeVisible();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: `Remove ${name}` })).toBeVisible();
    await expect(people).toBeFocused();
    await expect(people).toHaveValue('');
  }
  await page.keyboard.press('Tab');
  await expect(page.getByRole('radio', { name: 'Just words' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('textbox')).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const post = page.getByRole('article').first();
  await expect(post).toContainText(words);
  await expect(post).toContainText('5 points each');
  await post.getByRole('button', { name: 'Take back' }).click();
  await post.getByRole('button', { name: 'Take back' }).click();
  await expect(page.getByText(words)).toHaveCount(0);
});

test('a thank you that the network lost is kept, and sent once', async ({ page }) => {
  const url = await enter(page, 'meridian');
  const words = `Lost and found ${crypto.randomUUID().slice(0, 8)}`;
  await page.goto(`${url}/recognition/give`, { waitUntil: 'networkidle' });
  await page.getByRole('searchbox').pressSequentially('Noor');
  await page.getByRole('button', { name: 'Noor Haddad' }).click();
  await page.getByText('Stay curious').click();
  await page.getByRole('textbox').fill(words);
  // The first try arrives, its answer does not.
  await page.route('**/recognition/give', async (route) => {
    const request = route.request();
    if (request.method() !== 'POST') return route.continue();
    const target = new URL(request.url());
    const { host } = target;
    // *.localhost resolves in the browser alone.
    target.hostname = '127.0.0.1';
    const headers = { ...(await request.allHeaders()), host };
    const answer = await route.fetch({ url: target.toString(), headers });
    expect(answer.ok()).toBe(true);
    await route.abort();
  });
  await page.getByRole('button', { name: 'Send thanks' }).click();
  await expect(page.getByText(/We do not know whether it arrived/)).toBeVisible();
  await expect(page.getByRole('textbox')).toHaveValue(words);
  await page.unroute('**/recognition/give');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('article').first()).toContainText(words);
  await expect(page.getByRole('article').filter({ hasText: words })).toHaveCount(1);
});

test('a reaction is seen at once, is still there after a reload, and goes again', async ({ page }) => {
  await enter(page, 'kestrel');
  const post = page.getByRole('article').filter({ hasText: 'Twenty-two minutes' });
  const heart = post.getByRole('button', { name: /^Heart/ });
  await post.getByRole('button', { name: 'React' }).click();
  await heart.click();
  await expect(heart).toHaveAttribute('aria-pressed', 'true');
  await page.waitForLoadState('networkidle');
  await page.reload();
  await expect(heart).toHaveAttribute('aria-pressed', 'true');
  await heart.click();
  await expect(heart).toHaveCount(0);
});

test('a manager approves a nomination, and everybody can read it', async ({ page }) => {
  await enter(page, 'kestrel');
  await page.getByRole('link', { name: /waits for you/ }).click();
  const card = page.getByRole('article').filter({ hasText: 'Priya Nair' });
  await card.getByRole('button', { name: 'Approve' }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet).toContainText('Priya Nair gets 500 points now');
  await sheet.getByRole('button', { name: 'Approve' }).click();
  await expect(card).toContainText('Approved. The points are there.');
  await page.goto(`${tenantOf('kestrel').storefrontUrl}/recognition`);
  await expect(page.getByRole('article').first()).toContainText('Colleague of the quarter');
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing where one thanks and nominates, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const url = await enter(page, 'meridian');
    expect(await faults(page), 'feed').toEqual([]);
    await page.getByRole('button', { name: 'React' }).first().click();
    expect(await faults(page), 'reactions').toEqual([]);
    await page.goto(`${url}/recognition/give`, { waitUntil: 'networkidle' });
    await page.getByRole('button', { name: 'Send thanks' }).click();
    await page.getByRole('searchbox').pressSequentially('Li');
    await expect(page.getByRole('button', { name: 'Li Wen' })).toBeVisible();
    expect(await faults(page), 'give').toEqual([]);
    for (const path of [
      '/recognition/nominate',
      '/recognition/nominations',
      '/recognition/nominations?view=decide',
    ]) {
      await page.goto(url + path, { waitUntil: 'networkidle' });
      expect(await faults(page), path).toEqual([]);
    }
    await page.getByRole('button', { name: 'Approve' }).first().click();
    expect(await faults(page), 'decision').toEqual([]);
  });
