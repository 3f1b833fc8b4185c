import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#lib/id.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { approve, listApprovals } from '#modules/approvals/index.ts';
import { orderTimeline, place } from '#modules/orders/index.ts';
import { openForStaff, revealForStaff, revealVoucher, staffReveals } from '#modules/vouchers/index.ts';
import { asked, makeOperator, signedIn, wantTwo } from '#tests/approvals/factories.ts';
import {
  asKey,
  asPlatform,
  lookingSql,
  makeMember,
  makeProduct,
  makeTenant,
  NOW,
  orderInput,
} from '#tests/factories.ts';
import { codeOf } from '#tests/outcome.ts';

const reason = 'The holder cannot read it';
const RIGHTS = ['vouchers.revealForStaff', 'orders.read', 'approvals.decide'];
let tenant: TenantRef;
let voucherId: string;
let orderId: string;
let memberId: string;
let operatorId: string;

beforeEach(async () => {
  tenant = await makeTenant();
  memberId = await makeMember(tenant, { email: 'holder@example.com' });
  const product = await makeProduct(tenant, { values: [1000], codes: 2 });
  const order = await place.call(
    asKey(tenant),
    orderInput(product, { recipient: { email: 'holder@example.com' } }),
  );
  [voucherId = '', orderId] = [order.voucherIds[0], order.orderId];
  operatorId = await makeOperator(tenant, RIGHTS);
});

const ask = async (who = operatorId) => openForStaff.call(await signedIn(tenant, who), { voucherId, reason });
const open = async (revealId: string, who = operatorId, now = NOW) =>
  revealForStaff.call(await signedIn(tenant, who, now), { revealId });

describe('a code for the program team', () => {
  it('is opened once, by whoever asked, and is the one that its holder sees', async () => {
    const { revealId } = await ask();
    expect(await codeOf(open(revealId, await makeOperator(tenant, RIGHTS)))).toBe('not_found');
    const { code } = await open(revealId);
    expect(await codeOf(open(revealId))).toBe('not_found');
    const holder = {
      ...asKey(tenant),
      authenticate: async () => ({ type: 'member' as const, id: memberId }),
    };
    expect((await revealVoucher.call(holder, { voucherId })).code).toBe(code);
  });

  it('of many tries at once is given to one', async () => {
    const { revealId } = await ask();
    const all = await Promise.all(Array.from({ length: 8 }, () => codeOf(open(revealId))));
    expect(all.filter((c) => c === 'ok')).toHaveLength(1);
    expect(new Set(all)).toEqual(new Set(['ok', 'not_found']));
  });

  it('cannot be opened a day later', async () => {
    const { revealId } = await ask();
    const day = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
    expect(await codeOf(open(revealId, operatorId, day(25)))).toBe('not_found');
    expect(await codeOf(open(revealId, operatorId, day(23)))).toBe('ok');
  });

  it('waits for a second person where the tenant asks for one, and is nowhere in what waits', async () => {
    await wantTwo(tenant, 'vouchers.openForStaff', 'always');
    const second = await makeOperator(tenant, RIGHTS);
    const waiting = await asked(ask(), tenant);
    expect((await staffReveals.call(asPlatform(tenant), { orderId })).items).toEqual([]);
    await approve.call(await signedIn(tenant, second), waiting);
    const mine = await staffReveals.call(await signedIn(tenant, operatorId), { orderId });
    const theirs = await staffReveals.call(await signedIn(tenant, second), { orderId });
    expect([mine.items[0]?.open, theirs.items[0]?.open]).toEqual([true, false]);
    const { code } = await open(mine.items[0]?.revealId ?? '');
    const sql = lookingSql();
    const said = await sql`
      select a.* from approvals a where tenant_id = ${tenant.id}`;
    const told = await sql`select data from events where tenant_id = ${tenant.id}
      union all select detail from audit_entries where tenant_id = ${tenant.id}`;
    const shown = await listApprovals.call(asPlatform(tenant), { which: 'decided' });
    expect(JSON.stringify(shown)).toContain(reason);
    expect(
      JSON.stringify([...said, ...told, shown], (_, v) => (typeof v === 'bigint' ? String(v) : v)),
    ).not.toContain(code);
  });

  it('is on the timeline with who looked and why', async () => {
    await open((await ask()).revealId);
    const { items } = await orderTimeline.call(asPlatform(tenant), { orderId });
    const looked = items.find((e) => e.type === 'voucher.revealed_to_staff');
    expect(looked).toMatchObject({ actorId: operatorId, data: { voucherId, reason, memberId } });
  });

  it('is refused to a key, to somebody without the right, and of another tenant', async () => {
    expect(await codeOf(openForStaff.call(asKey(tenant), { voucherId, reason }))).toBe('forbidden');
    expect(await codeOf(ask(await makeOperator(tenant, ['orders.read'])))).toBe('forbidden');
    const other = await makeTenant();
    const stranger = await signedIn(other, await makeOperator(other, RIGHTS));
    expect(await codeOf(openForStaff.call(stranger, { voucherId, reason }))).toBe('not_found');
    expect(await codeOf(open(newId('staffReveal')))).toBe('not_found');
  });
});
