import { beforeAll, describe, expect, it } from 'vitest';
import type { TenantRef } from '#lib/tenant.ts';
import { place } from '#modules/orders/index.ts';
import {
  closeVoucherProblem,
  listMyVouchers,
  listVoucherProblems,
  noteVoucherLeft,
  remindOfExpiry,
  reportVoucherProblem,
  revealVoucher,
  showVoucher,
} from '#modules/vouchers/index.ts';
import {
  asKey,
  asMember,
  asOwner,
  asPlatform,
  lookingSql,
  makeMember,
  makeProduct,
  makeTenant,
  NOW,
} from '#tests/factories.ts';
import { buyFor } from '#tests/held-voucher.ts';
import { makeWorld, type World } from '#tests/matrix/world.ts';
import { codeOf } from '#tests/outcome.ts';

let tenant: TenantRef;
let memberId: string;
const vouchers: string[] = [];
beforeAll(async () => {
  tenant = await makeTenant();
  memberId = await makeMember(tenant, { points: 100_000 });
  const product = await makeProduct(tenant, { values: [1000], codes: 9 });
  for (let i = 0; i < 3; i++) vouchers.push(...(await buyFor(tenant, memberId, product)));
});
const mine = (now = NOW) => asMember(tenant, memberId, now);
const days = (n: number) => new Date(NOW.getTime() + n * 86_400_000);

describe('what is left of a voucher', () => {
  it('is what its holder notes, and nothing when they stop counting', async () => {
    const [voucherId = ''] = vouchers;
    await noteVoucherLeft.call(mine(), { voucherId, left: 350 });
    expect((await showVoucher.call(mine(), { voucherId })).left).toEqual({ amount: 350, by: 'holder' });
    expect(await codeOf(noteVoucherLeft.call(mine(), { voucherId, left: 1001 }))).toBe('invalid');
    await noteVoucherLeft.call(mine(), { voucherId, left: null });
    expect((await showVoucher.call(mine(), { voucherId })).left).toBeNull();
  });

  it('is the till’s word for an own brand, and no stranger’s', async () => {
    const w: World = await makeWorld();
    const order = { productId: w.houseProductId, denomination: 1000, currency: 'EUR' };
    const recipient = { email: `kim-${w.tenant.slug}@example.com` };
    const { voucherIds } = await place.call(asKey(w.tenant), { ...order, recipient });
    const stranger = await makeMember(tenant);
    const [voucherId = ''] = vouchers;
    expect(await codeOf(noteVoucherLeft.call(asMember(tenant, stranger), { voucherId, left: 1 }))).toBe(
      'not_found',
    );
    const holder = asMember(w.tenant, w.memberId);
    const own = voucherIds[0] ?? '';
    expect((await showVoucher.call(holder, { voucherId: own })).left).toEqual({ amount: 1000, by: 'till' });
    expect(await codeOf(noteVoucherLeft.call(holder, { voucherId: own, left: 1 }))).toBe('conflict');
  });
});

it('a problem is told once, shows on the voucher, and is gone when somebody has seen to it', async () => {
  const voucherId = vouchers[1] ?? '';
  await reportVoucherProblem.call(mine(), { voucherId, kind: 'refused' });
  await reportVoucherProblem.call(mine(), { voucherId, kind: 'other' });
  expect((await showVoucher.call(mine(), { voucherId })).problem).toMatchObject({ kind: 'refused' });
  const { items } = await listVoucherProblems.call(asOwner(tenant), {});
  expect(items.map((p) => [p.voucherId, p.kind])).toEqual([[voucherId, 'refused']]);
  const problemId = items[0]?.problemId ?? '';
  await closeVoucherProblem.call(asOwner(tenant), { problemId });
  expect((await showVoucher.call(mine(), { voucherId })).problem).toBeNull();
  expect(await codeOf(closeVoucherProblem.call(asOwner(tenant), { problemId }))).toBe('not_found');
});

it('the voucher opened last lies on top, pages keep that order, and a name finds it', async () => {
  const opened = vouchers[0] ?? '';
  await revealVoucher.call(mine(days(1)), { voucherId: opened });
  const all = [];
  let cursor: string | undefined;
  do {
    const page = await listMyVouchers.call(mine(), { limit: 1, ...(cursor && { cursor }) });
    all.push(...page.items.map((v) => v.voucherId));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(all[0]).toBe(opened);
  expect([...all].sort()).toEqual([...vouchers].sort());
  expect((await listMyVouchers.call(mine(), { q: 'testBRAND' })).items).toHaveLength(3);
  expect((await listMyVouchers.call(mine(), { q: '%' })).items).toHaveLength(0);
});

it('a holder is reminded 30 and 7 days before the end, once each, and of nothing that is used', async () => {
  const owner = lookingSql();
  const [soon = '', later = '', used = ''] = vouchers;
  await owner`update vouchers set expires_on = ${days(60)}::date where tenant_id = ${tenant.id}`;
  await owner`update vouchers set state = 'redeemed' where tenant_id = ${tenant.id} and id = ${used}`;
  await owner`update vouchers set expires_on = ${days(40)}::date where tenant_id = ${tenant.id} and id = ${soon}`;
  const remind = async (now: Date) =>
    (await remindOfExpiry.call({ ...asPlatform(tenant), now }, {})).reminded;
  expect([await remind(NOW), await remind(days(10)), await remind(days(11))]).toEqual([0, 1, 0]);
  expect([await remind(days(33)), await remind(days(33))]).toEqual([2, 0]);
  const [first] = await owner<{ data: object }[]>`
    select data from events where tenant_id = ${tenant.id} and type = 'voucher.expiring' limit 1`;
  expect(first?.data).toMatchObject({ memberId, productName: 'Test gift card', days: 30 });
  const told = await owner<{ id: string; days: string }[]>`
    select object_id as id, data->>'days' as days from events
     where tenant_id = ${tenant.id} and type = 'voucher.expiring' order by created_at, id`;
  expect(told.map((t) => [t.id, t.days]).sort()).toEqual(
    [
      [soon, '30'],
      [soon, '7'],
      [later, '30'],
    ].sort(),
  );
});
