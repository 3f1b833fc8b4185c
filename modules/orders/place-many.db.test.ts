import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '#core/context.ts';
import { sha256 } from '#lib/crypto.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { listProducts, setListingsVisible } from '#modules/catalog/index.ts';
import { asApiKey, disableMember, revokeApiKey } from '#modules/identity/index.ts';
import { setRate } from '#modules/points/index.ts';
import {
  addCodes,
  asKey,
  asOwner,
  asPlatform,
  lookingSql,
  type MadeProduct,
  makeKey,
  makeMember,
  makeProduct,
  makeTenant,
  NOW,
  orderInput,
  pointsLeft,
  rowsOf,
} from '#tests/factories.ts';
import { rowsOfKey, sumsOf } from '#tests/order-rows.ts';
import { atOnce, codeOf, outcomeOf, refusalOf, tally } from '#tests/outcome.ts';
import { place } from './place.ts';

/** One tenant, and the same API key through either way. */
type Shop = { tenant: TenantRef; apiKeyId: string; alone: Caller; together: Caller };

async function openShop(tenant: TenantRef, scopes?: string[]): Promise<Shop> {
  const { apiKeyId, secret } = await makeKey(tenant, scopes);
  const alone = { ...asKey(tenant), authenticate: asApiKey(secret) };
  return {
    tenant,
    apiKeyId,
    alone,
    together: { ...alone, apiKey: { id: apiKeyId, secretHash: sha256(secret), networks: [] } },
  };
}

let serial = 0;
const newKey = () => `key-${serial++}`;

/** In how many transactions a tenant's orders were written. */
async function transactions(tenant: TenantRef): Promise<number> {
  const [row] = await lookingSql()<{ n: number }[]>`
    select count(distinct xmin::text)::int as n from orders where tenant_id = ${tenant.id}`;
  return row?.n ?? 0;
}

/** A shop whose process has sold this product before, so that the next orders may go together. */
async function warmShop(input: { funds?: number; codes?: number; scopes?: string[] } = {}) {
  const tenant = await makeTenant({ funds: input.funds ?? 1_000_000 });
  const product = await makeProduct(tenant, { values: [1000], codes: (input.codes ?? 40) + 1 });
  await place.call(asKey(tenant), orderInput(product));
  return { ...(await openShop(tenant, input.scopes)), product };
}
const order = (shop: Shop & { product: MadeProduct }, over: object = {}, key = newKey()) =>
  place.call(shop.together, orderInput(shop.product, over), { idempotencyKey: key });

describe('orders that come together', () => {
  it('are written in few transactions, each with its own answer', async () => {
    const shop = await warmShop();
    const placed = await atOnce(32, () => order(shop));
    expect(new Set(placed.map((p) => p.orderId)).size).toBe(32);
    expect(new Set(placed.flatMap((p) => p.voucherIds)).size).toBe(32);
    expect(await transactions(shop.tenant)).toBeLessThanOrEqual(5);
    expect(await pointsLeft(shop.tenant, 'program')).toBe(1_000_000n - 33_000n);
  });

  it('under one key are one order', async () => {
    const shop = await warmShop();
    const placed = await atOnce(20, () => order(shop, {}, 'the-same'));
    expect(new Set(placed.map((p) => p.orderId)).size).toBe(1);
    expect(await rowsOf(shop.tenant, 'orders')).toBe(2);
    expect(await codeOf(order(shop, { quantity: 2 }, 'the-same'))).toBe('idempotency_mismatch');
  });

  it('get the last codes, each one, and the others hear that none is left', async () => {
    const shop = await warmShop({ codes: 10 });
    expect(tally(await atOnce(30, () => codeOf(order(shop))))).toEqual({ ok: 10, out_of_stock: 20 });
    expect(await sumsOf(shop.tenant)).toMatchObject({
      orders: 11,
      free: [],
      listings: [{ in_stock: false }],
    });
  });

  it('the one that takes the last code marks the listing as out of stock', async () => {
    const shop = await warmShop({ codes: 2 });
    await order(shop);
    expect(await sumsOf(shop.tenant)).toMatchObject({ listings: [{ in_stock: true }] });
    await order(shop);
    expect(await sumsOf(shop.tenant)).toMatchObject({ free: [], listings: [{ in_stock: false }] });
  });

  it('spend the last points exactly', async () => {
    const shop = await warmShop({ funds: 6_000 });
    expect(tally(await atOnce(30, () => codeOf(order(shop))))).toEqual({ ok: 5, insufficient_points: 25 });
    expect(await pointsLeft(shop.tenant, 'program')).toBe(0n);
  });

  it('are paid once even if half of them are sent the ordinary way', async () => {
    const shop = await warmShop();
    const input = orderInput(shop.product);
    const placed = await atOnce(40, (n) =>
      place.call(n % 2 ? shop.together : shop.alone, input, { idempotencyKey: `mixed-${n % 10}` }),
    );
    expect(new Set(placed.map((p) => p.orderId)).size).toBe(10);
    expect(await pointsLeft(shop.tenant, 'program')).toBe(1_000_000n - 11_000n);
  });
});

describe('what changed since the process last looked', () => {
  const changes: [string, (shop: Awaited<ReturnType<typeof warmShop>>) => Promise<unknown>, string][] = [
    [
      'a revoked key',
      (s) => revokeApiKey.call(asOwner(s.tenant), { apiKeyId: s.apiKeyId }),
      'unauthenticated',
    ],
    [
      'a hidden listing',
      (s) =>
        setListingsVisible.call(asOwner(s.tenant), { listingIds: [s.product.listingId], visible: false }),
      'not_found',
    ],
    [
      'a product that is not live',
      (s) => lookingSql()`update products set status = 'paused' where id = ${s.product.productId}`,
      'not_found',
    ],
    [
      'values that are not sold any more',
      (s) => lookingSql()`update products set denominations = '{2000}' where id = ${s.product.productId}`,
      'invalid',
    ],
    [
      'codes that have expired',
      (s) => lookingSql()`update stock_codes set expires_on = '2026-06-01' where tenant_id = ${s.tenant.id}`,
      'out_of_stock',
    ],
  ];
  it.each(changes)('%s refuses at once', async (_, change, code) => {
    const shop = await warmShop();
    expect(await codeOf(order(shop))).toBe('ok');
    await change(shop);
    expect(tally(await atOnce(3, () => codeOf(order(shop))))).toEqual({ [code]: 3 });
    expect(await rowsOf(shop.tenant, 'orders')).toBe(2);
  });

  it('a new mark-up and a new rate are charged at once', async () => {
    const shop = await warmShop();
    expect((await order(shop)).points).toBe(1000);
    await lookingSql()`update listings set markup_basis_points = 250 where tenant_id = ${shop.tenant.id}`;
    expect((await order(shop)).points).toBe(1025);
    const later = { ...asPlatform(shop.tenant), now: new Date(NOW.getTime() + 1) };
    await setRate.call(later, { currency: 'EUR', points: 2, minorUnits: 1, source: 'test' });
    expect((await order(shop)).points).toBe(2050);
  });

  it('does not lend a key what it may not do, or another tenant', async () => {
    const shop = await warmShop({ scopes: ['orders.read'] });
    expect(await codeOf(order(shop))).toBe('forbidden');
    const other = await warmShop();
    const stranger = {
      ...shop,
      together: { ...shop.together, tenant: other.tenant },
      product: other.product,
    };
    expect(await codeOf(order(stranger))).toBe('unauthenticated');
    expect(await codeOf(order(other))).toBe('ok');
    expect([await rowsOf(shop.tenant, 'orders'), await rowsOf(other.tenant, 'orders')]).toEqual([1, 2]);
  });
});

describe('either way', () => {
  const RECIPIENTS = [
    { email: 'stranger@example.com' },
    { email: 'named@example.com', name: 'Named Ωmega' },
    { email: 'kim@example.com' },
    { email: 'kim@example.com', name: 'Somebody Else' },
    { email: 'gone@example.com' },
    { email: 'zoe@example.com' },
  ];
  const products: MadeProduct[] = [];

  /** The same shop twice, of the same products: one visible with plenty, one scarce, one hidden. */
  async function twin(): Promise<Shop> {
    const tenant = await makeTenant({ funds: 60_000 });
    await makeMember(tenant, { email: 'kim@example.com' });
    const gone = await makeMember(tenant, { email: 'gone@example.com' });
    await disableMember.call(asOwner(tenant), { memberId: gone });
    const zoe = await makeMember(tenant, { email: 'zoe@example.com' });
    await lookingSql()`update members set name = 'ZOË ΟΔΟΣ' where tenant_id = ${tenant.id} and id = ${zoe}`;
    const listed = products.map((p, i) => ({ productId: p.productId, visible: i < 2 }));
    for (const { productId, visible } of listed)
      await listProducts.call(asPlatform(tenant), { products: [{ productId }], visible });
    await addCodes(tenant, { productId: products[0]?.productId ?? '', values: [1000, 2500], codes: 40 });
    await addCodes(tenant, { productId: products[1]?.productId ?? '', values: [1000, 2500], codes: 3 });
    return openShop(tenant);
  }
  beforeAll(async () => {
    const elsewhere = await makeTenant();
    for (const name of ['Plenty', 'Scarce', 'Hidden'])
      products.push(await makeProduct(elsewhere, { name, codes: 0 }));
  });

  const wanted = fc.record({
    product: fc.constantFrom(0, 0, 0, 1, 2),
    denomination: fc.constantFrom(1000, 1000, 2500, 777),
    currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'USD'),
    quantity: fc.constantFrom(1, 1, 2, 3, 12),
    recipient: fc.constantFrom(...RECIPIENTS),
    key: fc.nat({ max: 25 }),
  });
  type Wanted = {
    product: number;
    denomination: number;
    currency: string;
    quantity: number;
    recipient: object;
    key: number;
  };

  const bodyOf = ({ product, key: _, ...rest }: Wanted) => ({
    productId: products[product]?.productId,
    ...rest,
  });
  const ask = (caller: Caller, w: Wanted) =>
    outcomeOf(
      place
        .call({ ...caller, requestId: 'req_same' }, bodyOf(w), { idempotencyKey: `k${w.key}` })
        .then((p) => p.points),
    );

  it('the same orders one after the other leave the same rows, answers and refusals', {
    timeout: 240_000,
  }, async () => {
    const seen: string[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(wanted, { minLength: 20, maxLength: 40 }), async (asked) => {
        const [one, other] = [await twin(), await twin()];
        for (const w of asked) {
          const alone = await ask(one.alone, w);
          expect(await ask(other.together, w)).toEqual(alone);
          seen.push(alone.ok ? 'ok' : alone.code);
        }
        for (const key of new Set(asked.map((w) => `k${w.key}`)))
          expect(await rowsOfKey(other.tenant, key)).toEqual(await rowsOfKey(one.tenant, key));
        expect(await sumsOf(other.tenant)).toEqual(await sumsOf(one.tenant));
      }),
      { numRuns: 12 },
    );
    expect(Object.keys(tally(seen)).sort()).toEqual(
      ['idempotency_mismatch', 'insufficient_points', 'invalid', 'not_found', 'ok', 'out_of_stock'].sort(),
    );
  });

  it('orders that fit all at once leave the same rows as one after the other', {
    timeout: 240_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...RECIPIENTS), { minLength: 8, maxLength: 16 }),
        async (recipients) => {
          const [one, other] = [await twin(), await twin()];
          const asked = recipients.map((recipient, key) => ({
            product: 0,
            denomination: key % 3 ? 1000 : 2500,
            currency: 'EUR',
            quantity: 1 + (key % 2),
            recipient,
            key,
          }));
          for (const w of asked) await ask(one.alone, w);
          const first = asked[0] as Wanted;
          await ask(other.alone, first);
          await Promise.all(asked.slice(1).map((w) => ask(other.together, w)));
          for (const { key } of asked)
            expect(await rowsOfKey(other.tenant, `k${key}`)).toEqual(await rowsOfKey(one.tenant, `k${key}`));
          expect(await sumsOf(other.tenant)).toEqual(await sumsOf(one.tenant));
        },
      ),
      { numRuns: 8 },
    );
  });
});

it('text that cannot be stored is refused by its field, whoever comes with it', async () => {
  const shop = await warmShop();
  const [bad, good] = await Promise.all([
    refusalOf(order(shop, { recipient: { email: 'a@example.com', name: 'a\0b' } })),
    codeOf(order(shop)),
  ]);
  expect(bad).toMatchObject({ code: 'invalid', fields: [{ field: 'recipient.name' }] });
  expect(good).toBe('ok');
});
