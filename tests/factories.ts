import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import type { Actor, Caller } from '#core/context.ts';
import { types } from '#db/client.ts';
import { withTenant } from '#db/tenant.ts';
import { newId } from '#lib/id.ts';
import { toDecimal } from '#lib/money.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { listProducts } from '#modules/catalog/index.ts';
import { addMember, asSystem, createApiKey, PERMISSIONS } from '#modules/identity/index.ts';
import { fundProgram, grantPoints, setRate } from '#modules/points/index.ts';
import { createKeys } from '#modules/tenants/index.ts';
import { uploadStock } from '#modules/vouchers/index.ts';

export const NOW = new Date('2026-06-01T12:00:00Z');

/** The owner's connection: for what only the installation may write, and for looking past row security. */
export function ownerSql() {
  return postgres(process.env['DATABASE_URL'] ?? '', { max: 2, types, onnotice: () => {} });
}

let looking: { url: string | undefined; sql: ReturnType<typeof ownerSql> } | undefined;

/** One owner's connection for all looks of a test file; it closes by itself when idle. */
export function lookingSql() {
  const url = process.env['DATABASE_URL'];
  if (looking?.url !== url) {
    looking = { url, sql: postgres(url ?? '', { max: 2, types, onnotice: () => {}, idle_timeout: 2 }) };
  }
  return looking?.sql ?? ownerSql();
}

export function callerOf(tenant: TenantRef, actor: Actor, now = NOW): Caller {
  return { tenant, requestId: newId('request'), now, authenticate: async () => actor };
}
export const asOwner = (tenant: TenantRef, now = NOW): Caller =>
  callerOf(tenant, { type: 'operator', id: newId('operator'), permissions: new Set(PERMISSIONS) }, now);
export const asKey = (tenant: TenantRef, id = newId('apiKey')): Caller =>
  callerOf(tenant, { type: 'api_key', id, permissions: new Set(PERMISSIONS) });
export const asMember = (tenant: TenantRef, id: string, now = NOW): Caller =>
  callerOf(tenant, { type: 'member', id }, now);
export const asPlatform = (tenant: TenantRef): Caller => ({
  ...callerOf(tenant, { type: 'system', id: 'test' }),
  authenticate: asSystem('test'),
});

/** A tenant with keys, a host, funds and a rate of one point for a euro cent; as a sandbox it has a bare live twin. */
export async function makeTenant(
  input: { funds?: number; host?: string; sandbox?: boolean } = {},
): Promise<TenantRef> {
  const slug = `t-${randomUUID().slice(0, 8)}`;
  const tenant: TenantRef = {
    id: newId('tenant'),
    slug,
    name: slug,
    mode: input.sandbox ? 'sandbox' : 'live',
    currency: 'EUR',
    locale: 'en',
    timeZone: 'Europe/Berlin',
  };
  const owner = ownerSql();
  const theme = { accent: '#7a3b69', font: 'geist', shape: 'soft', logo: null };
  const insert = (id: string, name: string, twin: string | null) => owner`
    insert into tenants (id, slug, name, mode, sandbox_of, currency, locale, time_zone, theme)
    values (${id}, ${name}, ${name}, ${twin ? 'sandbox' : 'live'}, ${twin}, 'EUR', 'en', 'Europe/Berlin', ${owner.json(theme)})`;
  const twin = input.sandbox ? newId('tenant') : null;
  if (twin) await insert(twin, `${slug}-live`, null);
  await insert(tenant.id, slug, twin);
  await owner`insert into tenant_hosts (host, tenant_id) values (${input.host ?? `${slug}.localhost`}, ${tenant.id})`;
  await owner.end();
  await withTenant(tenant.id, (sql) => createKeys(sql, tenant.id));
  const platform = asPlatform(tenant);
  await setRate.call(platform, { currency: 'EUR', points: 1, minorUnits: 1, source: 'test' });
  if (input.funds !== 0)
    await fundProgram.call(platform, { points: input.funds ?? 1_000_000_000, reason: 'test' });
  return tenant;
}

export async function makeMember(
  tenant: TenantRef,
  input: { points?: number; email?: string } = {},
): Promise<string> {
  const email = input.email ?? `${randomUUID().slice(0, 12)}@example.com`;
  const { memberId } = await addMember.call(asPlatform(tenant), {
    email,
    name: 'Kim Member',
    country: 'DE',
    locale: 'en',
  });
  if (input.points)
    await grantPoints.call(asPlatform(tenant), {
      memberIds: [memberId],
      points: input.points,
      reason: 'test',
    });
  return memberId;
}

/** A real API key with its secret, as the console makes them. */
export async function makeKey(tenant: TenantRef, scopes: readonly string[] = PERMISSIONS) {
  return createApiKey.call(asPlatform(tenant), { name: 'Test key', scopes: [...scopes] });
}

/** What one of the tenant's point accounts can spend, read past row security; null if it was never used. */
export async function pointsLeft(
  tenant: TenantRef,
  account: 'program' | 'redeemed' | { memberId: string } | { budgetId: string },
): Promise<bigint | null> {
  const id =
    typeof account === 'string'
      ? `${account}::PTS`
      : 'budgetId' in account
        ? `budget:${account.budgetId}:PTS`
        : `wallet:${account.memberId}:PTS`;
  const owner = lookingSql();
  const [row] = await owner<{ left: bigint }[]>`
    select credits_posted - debits_posted - debits_pending as left from accounts where tenant_id = ${tenant.id} and id = ${id}`;
  return row?.left ?? null;
}

/** How many rows a tenant has in a table, read past row security. */
export async function rowsOf(tenant: TenantRef, table: string): Promise<number> {
  const owner = lookingSql();
  const [row] = await owner<
    { n: number }[]
  >`select count(*)::int as n from ${owner(table)} where tenant_id = ${tenant.id}`;
  return row?.n ?? 0;
}

export type MadeProduct = { productId: string; listingId: string };

/** A live EUR product that the tenant lists, with so many codes of each value. */
export async function makeProduct(
  tenant: TenantRef,
  input: { values?: number[]; codes?: number; name?: string; visible?: boolean } = {},
): Promise<MadeProduct> {
  const values = input.values ?? [1000, 2500];
  const [productId, brandId, name] = [newId('product'), newId('brand'), input.name ?? 'Test gift card'];
  const owner = ownerSql();
  await owner`insert into brands (id, slug, name, hue, about) values (${brandId}, ${brandId}, 'Testbrand', 200, 'A brand.')`;
  await owner`
    insert into products (id, brand_id, name, kind, categories, country, currency, denominations, denomination_type,
      min_value, max_value, step_value, validity_months, delivery, usage, code_format, how_to, terms, source, source_sku, search_text)
    values (${productId}, ${brandId}, ${name}, 'gift_card', '{}', 'DE', 'EUR', ${values}::bigint[], 'fixed',
      ${Math.min(...values)}, ${Math.max(...values)}, 1, 36, 'instant', 'online', 'code128', 'How', 'Terms', 'test', ${productId},
      ${`testbrand ${name.toLowerCase()}`})`;
  await owner.end();
  await listProducts.call(asPlatform(tenant), { products: [{ productId }], visible: input.visible ?? true });
  if (input.codes !== 0) await addCodes(tenant, { productId, values, codes: input.codes ?? 5 });
  const listingId = await withTenant(tenant.id, async (sql) => {
    const [row] = await sql<
      { id: string }[]
    >`select id from listings where tenant_id = ${tenant.id} and product_id = ${productId}`;
    return row?.id ?? '';
  });
  return { productId, listingId };
}

export async function addCodes(
  tenant: TenantRef,
  p: { productId: string; values: number[]; codes: number },
): Promise<void> {
  const lines = p.values.flatMap((value) =>
    Array.from(
      { length: p.codes },
      () => `${p.productId},${toDecimal({ amount: BigInt(value), currency: 'EUR' })},${randomUUID()}`,
    ),
  );
  const content = new TextEncoder().encode(['product,denomination,code', ...lines].join('\n'));
  await uploadStock.call(asPlatform(tenant), { fileName: 'codes.csv', content });
}

export const orderInput = (product: MadeProduct, over: object = {}) => ({
  productId: product.productId,
  denomination: 1000,
  currency: 'EUR',
  recipient: { email: 'someone@example.com' },
  ...over,
});
