import { expect, test } from '@playwright/test';
import { facts, fetchPage, linkFromMail, signIn, tenantOf } from './demo.ts';

test.use({ viewport: { width: 1440, height: 900 } });

test('whoever runs the installation makes a program, and its owner comes in by the letter', async ({
  page,
  browser,
  request,
}) => {
  const { platform } = facts();
  const name = `Aster ${crypto.randomUUID().slice(0, 6)}`;
  const slug = name.toLowerCase().replace(' ', '-');
  const email = `owner@${slug}.example`;
  await signIn(page, `${platform.url}/sign-in`, platform);
  await page.getByRole('link', { name: 'New program' }).click();
  const group = (part: string) => page.getByRole('group', { name: part });
  await group('Program').getByLabel('Name', { exact: true }).fill(name);
  await expect(group('Program').getByLabel('Short name')).toHaveValue(slug);
  await group('Program').getByLabel('Address').fill('meridian.localhost');
  await group('Owner').getByLabel('Name').fill('Ines Vale');
  await group('Owner').getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Create program' }).click();
  await expect(page.getByText('is taken: another program uses meridian.localhost')).toBeVisible();
  await group('Program').getByLabel('Address').fill(`${slug}.localhost`);
  await page.getByRole('button', { name: 'Create program' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

  const owner = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await owner.goto(await linkFromMail(request, email, new RegExp(name)));
  await owner.getByRole('button', { name: 'Continue' }).click();
  await expect(owner).toHaveURL(/\/admin$/);
  await expect(owner.getByText('Ines Vale').first()).toBeVisible();
  const store = new URL(owner.url()).origin;
  expect((await fetchPage(request, `${store}/sign-in`)).status()).toBe(200);

  await page.getByRole('button', { name: 'Suspend' }).click();
  await page.getByLabel('Reason').fill('Only a try');
  await page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click();
  await expect(page.getByText('This program is suspended: it answers nobody.')).toBeVisible();
  await expect.poll(async () => (await fetchPage(request, `${store}/sign-in`)).status()).toBe(404);
});

test('the area of the installation is at its own host, and for nobody else', async ({ page, request }) => {
  const { platform } = facts();
  const kestrel = tenantOf('kestrel');
  const onTenant = new URL(kestrel.storefrontUrl).origin;
  for (const path of ['/platform', '/platform/health', '/platform/sign-in']) {
    expect((await fetchPage(request, onTenant + path)).status(), path).toBe(404);
  }
  await page.goto(`${platform.url}/health`);
  await expect(page).toHaveURL(/\/platform\/sign-in$/);
  await page.getByLabel('E-mail').fill(kestrel.signIn.admin.email);
  await page.getByLabel('Password').fill(kestrel.signIn.admin.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'not right' })).toBeVisible();
  await page.getByLabel('E-mail').fill(platform.email);
  await page.getByLabel('Password').fill(platform.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('link', { name: 'Health' }).click();
  await expect(page.getByText('Alive').first()).toBeVisible();
  await expect(page.getByText('meridian-sandbox').first()).toBeVisible();
});
