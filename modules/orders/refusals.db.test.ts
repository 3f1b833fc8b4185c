import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TenantRef } from '#lib/tenant.ts';
import { setListingsVisible } from '#modules/catalog/index.ts';
import {
  asKey,
  asPlatform,
  lookingSql,
  type MadeProduct,
  makeKey,
  makeProduct,
  makeTenant,
  orderInput,
  ownerSql,
  pointsLeft,
  rowsOf,
} from '#tests/factories.ts';
import { json, send, serveApi } from '#tests/http.ts';
import { outcomeOf, refusalOf } from '#tests/outcome.ts';
import { place } from './place.ts';

let tenant: TenantRef;
let product: MadeProduct;
let secret: string;
let api: Awaited<ReturnType<typeof serveApi>>;
beforeAll(async () => {
  api = await serveApi();
  tenant = await makeTenant({ funds: 50_000 });
  product = await makeProduct(tenant, { values: [1000, 2500], codes: 3 });
  ({ secret } = await makeKey(tenant));
});
afterAll(() => api.close());

/** What an order would have changed: nothing of it may, when it is refused. */
async function traces() {
  const tables = [
    'orders',
    'order_lines',
    'fulfilments',
    'vouchers',
    'transfers',
    'events',
    'audit_entries',
    'idempotency_keys',
  ];
  const owner = lookingSql();
  const [free] =
    await owner`select count(*)::int as n from stock_codes where tenant_id = ${tenant.id} and taken_at is null`;
  const [held] =
    await owner`select sum(debits_pending)::int as n from accounts where tenant_id = ${tenant.id}`;
  return {
    free,
    held,
    left: await pointsLeft(tenant, 'program'),
    rows: await Promise.all(tables.map((t) => rowsOf(tenant, t))),
  };
}
const wire = (over: string) =>
  `{"product_id":"${product.productId}","denomination":1000,"currency":"EUR","quantity":1,"recipient":{"email":"a@example.com"},${over}}`;
const post = (body: string) =>
  send({
    port: api.port,
    method: 'POST',
    path: '/v1/orders',
    key: secret,
    headers: { 'idempotency-key': 'k', 'content-type': 'application/json' },
    body,
  });

describe('an order over HTTP is refused by the name of the field, and changes nothing', () => {
  it.each([
    ...[
      '1.5',
      '-1',
      '0',
      '-0',
      '1e9',
      '1e400',
      '-1e400',
      '9007199254740993',
      '1000000000000001',
      '"1000"',
      'null',
      '[]',
      'true',
      '1000.0000001',
      '999',
    ].map((v) => ['denomination', v]),
    ...['0', '-1', '1.5', '1e9', '101', '1e400', '"1"', 'null', '{}'].map((v) => ['quantity', v]),
    ...['"USD"', '"eur"', '"EURO"', '""', 'null', '5'].map((v) => ['currency', v]),
    ['recipient', 'null'],
    ['recipient', '{}'],
    ['recipient', '{"email":"nobody"}'],
    ['recipient', '{"email":"a@example.com","name":" "}'],
    ['recipient', '"a@example.com"'],
    ['product_id', 'null'],
    ['product_id', '5'],
  ])('%s = %s', async (field = '', value = '') => {
    const before = await traces();
    const answer = await post(wire(`"${field}":${value}`));
    expect([answer.status, json(answer)['code']]).toEqual([422, 'invalid']);
    const [error] = json(answer)['errors'] as { field: string; message: string }[];
    expect(error?.field.split('.')[0]).toBe(field);
    expect(error?.message.length).toBeGreaterThan(5);
    expect(await traces()).toEqual(before);
  });

  it.each([
    ['NaN is no JSON', '{"denomination":NaN}'],
    ['Infinity is no JSON', '{"denomination":Infinity}'],
    ['an array', '[]'],
    ['a number', '5'],
    ['nothing', ''],
    ['half a body', '{"product_id":"'],
  ])('%s', async (_, body) => {
    const before = await traces();
    const answer = await post(body);
    expect([answer.status, json(answer)['code']]).toEqual([422, 'invalid']);
    expect(await traces()).toEqual(before);
  });

  it('more than 64 KB', async () => {
    const before = await traces();
    expect((await post(`{"x":"${'x'.repeat(70_000)}"}`)).status).toBe(413);
    expect(await traces()).toEqual(before);
  });

  it.each([
    ['a NUL', '"a\\u0000b"'],
    ['half a surrogate', '"a\\ud800b"'],
  ])('a name with %s', async (_, name) => {
    const before = await traces();
    const answer = await post(wire(`"recipient":{"email":"a@example.com","name":${name}}`));
    expect([answer.status, json(answer)['code']]).toEqual([422, 'invalid']);
    expect(json(answer)['errors']).toMatchObject([{ field: 'recipient.name' }]);
    expect(await traces()).toEqual(before);
  });
});

describe('an order of numbers that no JSON could bring is refused', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 0.1, 0n, -5n, 10n ** 15n + 1n, 10n ** 400n])(
    'denomination %s',
    async (denomination) => {
      const before = await traces();
      const refusal = await refusalOf(place.call(asKey(tenant), orderInput(product, { denomination })));
      expect([refusal.code, refusal.fields[0]?.field]).toEqual(['invalid', 'denomination']);
      expect(await traces()).toEqual(before);
    },
  );
});

describe('an order that cannot be had says why, and changes nothing', () => {
  it.each([
    ['not enough points', { quantity: 3, denomination: 2500 }, 'insufficient_points', { short: 70_000n }],
    ['not enough codes', { quantity: 4 }, 'out_of_stock', { available: '2500' }],
  ])('%s', async (_, over, code, params) => {
    const own = code === 'insufficient_points' ? await makeTenant({ funds: 5000 }) : tenant;
    const of = own === tenant ? product : await makeProduct(own, { values: [1000, 2500], codes: 3 });
    const before = await traces();
    const refusal = await refusalOf(place.call(asKey(own), orderInput(of, over)));
    expect(refusal.code).toBe(code);
    if (code === 'insufficient_points')
      expect(refusal.params).toMatchObject({ short: 2500n, balance: 5000n, price: 7500n });
    else expect(refusal.params).toMatchObject(params);
    expect(refusal.message).toContain('Nothing was charged');
    expect(await traces()).toEqual(before);
  });

  it('hidden, paused, unpriced and unknown products', async () => {
    const owner = ownerSql();
    const hidden = await makeProduct(tenant, { visible: false });
    const paused = await makeProduct(tenant);
    await owner`update products set status = 'paused' where id = ${paused.productId}`;
    const unpriced = await makeProduct(tenant);
    await owner`update products set currency = 'USD' where id = ${unpriced.productId}`;
    await owner.end();
    const before = await traces();
    const unknown = await outcomeOf(
      place.call(asKey(tenant), orderInput({ ...product, productId: 'prd_none' })),
    );
    expect(unknown).toMatchObject({ ok: false, code: 'not_found' });
    expect(await outcomeOf(place.call(asKey(tenant), orderInput(hidden)))).toEqual(unknown);
    expect(await outcomeOf(place.call(asKey(tenant), orderInput(paused)))).toEqual(unknown);
    expect(
      await outcomeOf(place.call(asKey(tenant), orderInput(unpriced, { currency: 'USD' }))),
    ).toMatchObject({ code: 'not_available' });
    expect(await traces()).toEqual(before);
    await setListingsVisible.call(asPlatform(tenant), { listingIds: [hidden.listingId], visible: true });
    expect(await place.call(asKey(tenant), orderInput(hidden))).toMatchObject({ status: 'fulfilled' });
  });
});
