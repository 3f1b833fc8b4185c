import { expect, test } from '@playwright/test';
import postgres from 'postgres';
import { facts, signIn, tenantOf } from './demo.ts';

test('an unknown host gets a clear page and 404, and the API knows no such place either', async ({
  page,
}) => {
  const response = await page.goto(tenantOf('meridian').storefrontUrl.replace('meridian', 'nobody'));
  expect(response?.status()).toBe(404);
  await expect(page.getByText('No program lives at this address')).toBeVisible();
  const own = await page.goto(tenantOf('meridian').storefrontUrl);
  expect(own?.status()).toBe(200);
});

test("a session cookie of one tenant is nobody's on another tenant's host", async ({ page, context }) => {
  const [meridian, kestrel] = [tenantOf('meridian'), tenantOf('kestrel')];
  await signIn(page, `${meridian.storefrontUrl}/sign-in`, meridian.signIn.member);
  await expect(page).toHaveURL(`${meridian.storefrontUrl}/`);
  const cookies = (await context.cookies(meridian.storefrontUrl)).map((c) => ({
    ...c,
    domain: 'kestrel.localhost',
  }));
  expect(cookies.length).toBeGreaterThan(0);
  await context.addCookies(cookies);
  await page.goto(kestrel.storefrontUrl);
  await expect(page).toHaveURL(/sign-in/);
  await page.goto(meridian.storefrontUrl);
  await expect(page).toHaveURL(`${meridian.storefrontUrl}/`);
});

test('a session that is ended is out at the next click', async ({ page }) => {
  const tenant = tenantOf('kestrel');
  await signIn(page, `${tenant.storefrontUrl}/sign-in`, tenant.signIn.member);
  await expect(page).toHaveURL(`${tenant.storefrontUrl}/`);
  const sql = postgres(facts().databaseUrl, { max: 1 });
  await sql`update sessions s set ended_at = now() from tenants t
             where t.id = s.tenant_id and t.slug = 'kestrel' and s.kind = 'member'`;
  await sql.end();
  await page.goto(`${tenant.storefrontUrl}/vouchers`);
  await expect(page).toHaveURL(/sign-in/);
});

test("another tenant's product and a malformed id are the same 404", async ({ page, request }) => {
  const [meridian, kestrel] = [tenantOf('meridian'), tenantOf('kestrel')];
  const list = async (t: typeof meridian) => {
    const response = await request.get(`${t.apiUrl}/v1/products?limit=1`, {
      headers: { Authorization: `Bearer ${t.apiKey}` },
    });
    return ((await response.json()) as { data: { listing_id: string }[] }).data[0]?.listing_id ?? '';
  };
  await signIn(page, `${meridian.storefrontUrl}/sign-in`, meridian.signIn.member);
  await expect(page).toHaveURL(`${meridian.storefrontUrl}/`);
  const text = async (id: string) => {
    const response = await page.goto(`${meridian.storefrontUrl}/p/${id}`);
    return { status: response?.status(), text: await page.locator('main').textContent() };
  };
  const theirs = await text(await list(kestrel));
  expect(theirs).toEqual(await text('lst_nonsense'));
  expect(theirs.status).toBe(404);
  expect((await text(await list(meridian))).status).toBe(200);
});
