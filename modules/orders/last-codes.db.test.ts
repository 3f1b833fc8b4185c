import { expect, it } from 'vitest';
import { revealForApi } from '#modules/vouchers/index.ts';
import {
  addCodes,
  asKey,
  makeProduct,
  makeTenant,
  orderInput,
  pointsLeft,
  rowsOf,
} from '#tests/factories.ts';
import { atOnce, outcomeOf, tally } from '#tests/outcome.ts';
import { place } from './place.ts';
import type { PlacedOrder } from './schema.ts';

process.env['DATABASE_POOL'] = '40';

it('200 workers on 100 codes get 100 distinct codes and 100 refusals', async () => {
  const tenant = await makeTenant({ funds: 1_000_000 });
  const product = await makeProduct(tenant, { values: [1000], codes: 100 });
  const outcomes = await atOnce(200, () => outcomeOf(place.call(asKey(tenant), orderInput(product))));
  expect(tally(outcomes.map((o) => (o.ok ? 'ok' : o.code)))).toEqual({ ok: 100, out_of_stock: 100 });

  const placed = outcomes.flatMap((o) => (o.ok ? [o.data as PlacedOrder] : []));
  const voucherIds = placed.flatMap((p) => p.voucherIds);
  const revealed = await Promise.all(
    voucherIds.map((voucherId) => revealForApi.call(asKey(tenant), { voucherId })),
  );
  expect(new Set(revealed.map((r) => r.code)).size).toBe(100);
  expect(await pointsLeft(tenant, 'program')).toBe(1_000_000n - 100n * 1000n);
  expect(await rowsOf(tenant, 'vouchers')).toBe(100);
});

it('a refused worker holds nothing: the codes that come later are sold', async () => {
  const tenant = await makeTenant({ funds: 10_000 });
  const product = await makeProduct(tenant, { values: [1000], codes: 1 });
  const both = await atOnce(8, () => outcomeOf(place.call(asKey(tenant), orderInput(product))));
  expect(tally(both.map((o) => (o.ok ? 'ok' : o.code)))).toEqual({ ok: 1, out_of_stock: 7 });
  expect(await pointsLeft(tenant, 'program')).toBe(9_000n);
  await addCodes(tenant, { productId: product.productId, values: [1000], codes: 1 });
  expect(await place.call(asKey(tenant), orderInput(product))).toMatchObject({ status: 'fulfilled' });
});

it('orders of several codes share a scarce stock without selling one twice or half an order', async () => {
  const tenant = await makeTenant({ funds: 1_000_000 });
  const product = await makeProduct(tenant, { values: [1000], codes: 20 });
  const outcomes = await atOnce(30, () =>
    outcomeOf(place.call(asKey(tenant), orderInput(product, { quantity: 3 }))),
  );
  expect(tally(outcomes.map((o) => (o.ok ? 'ok' : o.code)))).toEqual({ ok: 6, out_of_stock: 24 });
  expect(await rowsOf(tenant, 'vouchers')).toBe(18);
  expect(await pointsLeft(tenant, 'redeemed')).toBe(18_000n);
});
