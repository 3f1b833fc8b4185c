import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Caller } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { withTenant } from '#db/tenant.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { approve, listApprovals, setRule, showRules } from '#modules/approvals/index.ts';
import { place, refundOrder, resolveFrozen } from '#modules/orders/index.ts';
import { grantPoints } from '#modules/points/index.ts';
import {
  asPlatform,
  lookingSql,
  makeMember,
  makeProduct,
  makeTenant,
  NOW,
  orderInput,
  pointsLeft,
} from '#tests/factories.ts';
import { makeWorld } from '#tests/matrix/world.ts';
import { codeOf, refusalOf } from '#tests/outcome.ts';
import { asked, grantOf, makeOperator, signedIn, wantTwo } from './factories.ts';

let tenant: TenantRef;
let memberId: string;
let [annas, bens]: Caller[] = [];
beforeEach(async () => {
  tenant = await makeTenant();
  memberId = await makeMember(tenant);
  annas = await signedIn(tenant, await makeOperator(tenant));
  bens = await signedIn(tenant, await makeOperator(tenant));
  await wantTwo(tenant, 'points.grant', 100);
});
const anna = () => annas as Caller;
const ben = () => bens as Caller;
const waits = (points = 500) => asked(grantPoints.call(anna(), grantOf(memberId, points)), tenant);
const points = async () => (await pointsLeft(tenant, { memberId })) ?? 0n;

describe('what was asked', () => {
  it('is not approved under the fingerprint of something else', async () => {
    const [small, large] = [await waits(101), await waits(9000)];
    const swapped = { ...large, fingerprint: small.fingerprint };
    expect(await codeOf(approve.call(ben(), swapped))).toBe('conflict');
    expect(await points()).toBe(0n);
    expect(await codeOf(approve.call(ben(), small))).toBe('ok');
    expect(await points()).toBe(101n);
  });

  it('is not run when it was edited, whatever else was edited with it', async () => {
    const request = await waits();
    const edit = (input: object, facts: object) => lookingSql()`
      update approvals set input = input || ${input as never}::jsonb, facts = facts || ${facts as never}::jsonb
       where id = ${request.approvalId}`;
    await edit({ points: 9000 }, {});
    expect(await codeOf(approve.call(ben(), request)), 'its input').toBe('conflict');
    await edit({}, { points: 9000 });
    expect(await codeOf(approve.call(ben(), request)), 'and what it is said to come to').toBe('conflict');
    await edit({ points: 500 }, {});
    expect(await codeOf(approve.call(ben(), request)), 'only what it is said to come to').toBe('conflict');
    expect(await points()).toBe(0n);
    await edit({}, { points: 500 });
    expect(await codeOf(approve.call(ben(), request))).toBe('ok');
  });

  it('cannot be edited, decided twice or removed by the app', async () => {
    const request = await waits();
    const asApp = (change: string) => withTenant(tenant.id, (sql) => sql.unsafe(change));
    const columns = [
      'input',
      'facts',
      'fingerprint',
      'eligible',
      'requester_person_id',
      'expires_at',
      'verb',
    ];
    for (const column of columns) {
      await expect(asApp(`update approvals set ${column} = ${column}`), column).rejects.toMatchObject({
        code: '42501',
      });
    }
    await expect(asApp('delete from approvals')).rejects.toMatchObject({ code: '42501' });
    expect((await asApp('update approvals set decision_note = null')).count, 'one that waits').toBe(1);
    expect(await codeOf(approve.call(ben(), request))).toBe('ok');
    expect(
      (await asApp(`update approvals set state = 'waiting', decided_at = null, decider_id = null`)).count,
    ).toBe(0);
  });

  it('is refused by the table itself to whoever asked, was not entitled, or comes too late', async () => {
    const { approvalId } = await waits();
    const late = await makeOperator(tenant);
    const [row] =
      await lookingSql()`select requester_person_id, eligible from approvals where id = ${approvalId}`;
    const set = (decider: string, at: Date) =>
      withTenant(
        tenant.id,
        (sql) => sql`
      update approvals set state = 'approved', decider_id = ${decider}, decided_at = ${at}
       where tenant_id = ${tenant.id} and id = ${approvalId}`,
      );
    const refused = (name: string) => ({ code: '23514', constraint_name: name });
    const expired = new Date(NOW.getTime() + 73 * 3_600_000);
    const other = String((row?.['eligible'] as string[] | undefined)?.[0]);
    await expect(set(String(row?.['requester_person_id']), NOW)).rejects.toMatchObject(
      refused('approvals_two_people'),
    );
    await expect(set(late, NOW)).rejects.toMatchObject(refused('approvals_two_people'));
    await expect(set(other, expired)).rejects.toMatchObject(refused('approvals_in_time'));
    const undone = new Error('undone');
    const tried = withTenant(tenant.id, async (sql) => {
      const rows = await sql`
        update approvals set state = 'approved', decider_id = ${other}, decided_at = ${NOW} where id = ${approvalId}`;
      expect(rows.count).toBe(1);
      throw undone;
    });
    await expect(tried).rejects.toBe(undone);
  });

  it('is done and decided in one transaction: if either cannot be written, neither is', async () => {
    const request = await waits();
    const state = async () =>
      (await lookingSql()`select state from approvals where id = ${request.approvalId}`)[0]?.['state'];
    for (const table of ['point_grants', 'audit_entries']) {
      await lookingSql().unsafe(
        `alter table ${table} add constraint no_more check (created_at < '2000-01-01') not valid`,
      );
      await expect(approve.call(ben(), request)).rejects.toMatchObject({ code: '23514' });
      await lookingSql().unsafe(`alter table ${table} drop constraint no_more`);
      expect([await points(), await state()]).toEqual([0n, 'waiting']);
    }
    expect(await codeOf(approve.call(ben(), request))).toBe('ok');
    expect([await points(), await state()]).toEqual([500n, 'approved']);
  });

  it('still waits when it cannot be done at that moment', async () => {
    const request = await waits();
    await lookingSql()`update members set status = 'disabled' where id = ${memberId}`;
    expect(await codeOf(approve.call(ben(), request))).toBe('conflict');
    await lookingSql()`update members set status = 'active' where id = ${memberId}`;
    expect(await codeOf(approve.call(ben(), request))).toBe('ok');
  });
});

describe('a rule', () => {
  it('is tightened by one person and loosened by two', async () => {
    const set = (rule: object) => setRule.call(anna(), { verb: 'points.grant', rule });
    expect(await codeOf(set({ type: 'above', points: 50 }))).toBe('ok');
    const request = await asked(set({ type: 'never' }), tenant);
    expect(await codeOf(set({ type: 'above', points: 51 }))).toBe('needs_approval');
    expect(await codeOf(approve.call(anna(), request))).toBe('forbidden');
    expect((await showRules.call(anna(), {})).items).toEqual([
      { verb: 'points.grant', rule: { type: 'above', points: 50 } },
    ]);
    expect(await codeOf(approve.call(ben(), request))).toBe('ok');
    expect((await showRules.call(anna(), {})).items).toEqual([]);
    expect(await codeOf(grantPoints.call(anna(), grantOf(memberId, 9000)))).toBe('ok');
  });

  it('that was loosened meanwhile lets what waits be approved all the same', async () => {
    const request = await waits();
    await setRule.call(asPlatform(tenant), { verb: 'points.grant', rule: { type: 'never' } });
    expect(await codeOf(approve.call(ben(), request))).toBe('ok');
  });
});

describe('orders', () => {
  it('are refunded by two above the threshold, and what changed meanwhile is asked anew', async () => {
    const product = await makeProduct(tenant);
    const order = async (quantity: number) =>
      (await place.call(asPlatform(tenant), orderInput(product, { quantity }))).orderId;
    await wantTwo(tenant, 'orders.refund', 1000);
    const refund = (orderId: string, units?: number[]) =>
      refundOrder.call(anna(), { orderId, units, reason: 'Twice' });
    expect(await codeOf(refund(await order(1))), 'of 1000').toBe('ok');
    const [partly, whole] = [await order(2), await order(2)];
    const first = await asked(refund(partly), tenant);
    const second = await asked(refund(whole), tenant);
    const { items } = await listApprovals.call(ben(), {});
    expect(items.at(-1)?.facts).toMatchObject({ order: whole, points: 2000, units: [1, 2], why: 'Twice' });
    expect(await codeOf(refund(partly, [1]))).toBe('ok');
    expect(await codeOf(approve.call(ben(), first)), 'only half is left').toBe('conflict');
    expect(await codeOf(approve.call(ben(), second))).toBe('ok');
    expect(await codeOf(refund(whole)), 'nothing is left').toBe('conflict');
  });

  it('that froze are given back by two, looked up by one, and no code is kept waiting', async () => {
    const w = await makeWorld();
    const [one, two] = [
      await signedIn(w.tenant, await makeOperator(w.tenant)),
      await signedIn(w.tenant, await makeOperator(w.tenant)),
    ];
    await wantTwo(w.tenant, 'orders.resolveFrozen', 'always');
    const decide = (over: object) =>
      resolveFrozen.call(one, {
        orderId: w.frozenOrderId,
        unit: 1,
        how: 'give_back',
        reason: 'Lost',
        ...over,
      });
    const told = 'NEVER-KEPT-4711';
    for (const over of [
      { how: 'issue_code', code: told },
      { how: 'issue_code' },
      { code: told },
      { pin: told },
    ]) {
      const refusal = await refusalOf(decide(over));
      expect([refusal.code, refusal.message.includes(told)]).toEqual(['conflict', false]);
    }
    expect(await lookingSql()`select 1 from approvals where input::text like ${`%${told}%`}`).toHaveLength(0);
    const request = await asked(decide({}), w.tenant);
    expect(await codeOf(approve.call(two, request))).toBe('ok');
    expect(await codeOf(decide({ how: 'look_up' })), 'decided already').toBe('conflict');
    const fresh = await makeWorld();
    await wantTwo(fresh.tenant, 'orders.resolveFrozen', 'always');
    const door = await signedIn(fresh.tenant, await makeOperator(fresh.tenant));
    const lookUp = { orderId: fresh.frozenOrderId, unit: 1, how: 'look_up', reason: 'Ask again' };
    expect(await codeOf(resolveFrozen.call(door, lookUp))).toBe('ok');
  });
});

it('a verb that answers a secret, only reads, or is open to members cannot wait for a second person', () => {
  const base = {
    name: 'proof.fourEyes',
    permission: 'proof.step',
    input: z.object({}),
    run: async () => ({}),
  };
  const fourEyes = async () => ({ facts: {}, reason: null });
  for (const over of [{ secret: true }, { reads: true }, { members: true }]) {
    expect(() => verb({ ...base, fourEyes, ...over })).toThrow('cannot wait for a second person');
    expect(() => verb({ ...base, ...over })).not.toThrow();
  }
  expect(() => verb({ ...base, fourEyes })).not.toThrow();
});
