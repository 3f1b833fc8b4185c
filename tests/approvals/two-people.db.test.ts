import { beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '#core/context.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { approve, listApprovals, reject } from '#modules/approvals/index.ts';
import { asApiKey, createApiKey, revokeApiKey } from '#modules/identity/index.ts';
import { grantPoints } from '#modules/points/index.ts';
import {
  asPlatform,
  callerOf,
  lookingSql,
  makeKey,
  makeMember,
  makeTenant,
  NOW,
  pointsLeft,
} from '#tests/factories.ts';
import { atOnce, codeOf, refusalOf, tally } from '#tests/outcome.ts';
import { asked, giveRole, grantOf, makeOperator, signedIn, wantTwo } from './factories.ts';

const HOUR = 3_600_000;
let tenant: TenantRef;
let memberId: string;
let [anna, ben]: string[] = [];
let annas: Caller;
let bens: Caller & { sessionId: string };

beforeEach(async () => {
  tenant = await makeTenant();
  memberId = await makeMember(tenant);
  [anna, ben] = [await makeOperator(tenant), await makeOperator(tenant)];
  [annas, bens] = [await signedIn(tenant, anna ?? ''), await signedIn(tenant, ben ?? '')];
  await wantTwo(tenant, 'points.grant', 100);
});

const waits = (caller = annas) => asked(grantPoints.call(caller, grantOf(memberId)), tenant);
const points = async () => (await pointsLeft(tenant, { memberId })) ?? 0n;
const stateOf = async (id: string) =>
  (await lookingSql()<{ state: string }[]>`select state from approvals where id = ${id}`)[0]?.state;

/** What the attack answers, that it did nothing, and that somebody who may still can. */
async function isRefused(attack: () => Promise<unknown>, id: string, code = 'forbidden'): Promise<void> {
  expect(await codeOf(attack())).toBe(code);
  expect([await points(), await stateOf(id)]).toEqual([0n, 'waiting']);
}

describe('an act over the threshold', () => {
  it('waits, and runs as the requester when another person approves it', async () => {
    expect(await codeOf(grantPoints.call(annas, grantOf(memberId, 100))), 'at the threshold').toBe('ok');
    const request = await waits();
    expect([await points(), await stateOf(request.approvalId)]).toEqual([100n, 'waiting']);
    expect(await codeOf(approve.call(bens, request))).toBe('ok');
    expect([await points(), await stateOf(request.approvalId)]).toEqual([600n, 'approved']);
    const trail = await lookingSql()`
      select verb, actor_id, detail ->> 'approvedBy' as by from audit_entries
       where tenant_id = ${tenant.id} and (detail ->> 'approvalId' = ${request.approvalId} or object_id = ${request.approvalId})
       order by position`;
    expect(trail.map((t) => [t['verb'], t['actor_id'], t['by']])).toEqual([
      ['approvals.request', anna, null],
      ['points.grant', anna, ben],
      ['approvals.approve', ben, null],
    ]);
  });

  it('of many small parts in one call counts as their sum', async () => {
    const other = await makeMember(tenant);
    const both = { memberIds: [memberId, other], points: 51, reason: 'Thanks' };
    expect(await codeOf(grantPoints.call(annas, both))).toBe('needs_approval');
    expect(await codeOf(grantPoints.call(annas, { ...both, points: 50 }))).toBe('ok');
  });

  it('answers its idempotency key with the same request, and asks once', async () => {
    const again = () => refusalOf(grantPoints.call(annas, grantOf(memberId), { idempotencyKey: 'once' }));
    const refusals = [await again(), ...(await atOnce(8, again))];
    expect(new Set(refusals.map((r) => `${r.code} ${r.params['approvalId']}`)).size).toBe(1);
    expect((await listApprovals.call(bens, {})).items).toHaveLength(1);
  });

  it('is not asked for where nobody else could approve it', async () => {
    await lookingSql()`update operators set status = 'disabled' where id = ${ben ?? ''}`;
    expect(await codeOf(grantPoints.call(annas, grantOf(memberId)))).toBe('conflict');
    await lookingSql()`update operators set status = 'active' where id = ${ben ?? ''}`;
    expect(await codeOf(grantPoints.call(annas, grantOf(memberId)))).toBe('needs_approval');
  });
});

describe('nobody approves', () => {
  it('what they asked for themselves', async () => {
    const request = await waits();
    await isRefused(() => approve.call(annas, request), request.approvalId);
    expect(await codeOf(approve.call(bens, request))).toBe('ok');
  });

  it('what their own API key asked for, nor anything with a key', async () => {
    const made = await createApiKey.call(
      callerOf(tenant, {
        type: 'operator',
        id: anna ?? '',
        permissions: new Set(['keys.manage', 'points.grant', 'approvals.decide']),
      }),
      { name: 'Annas', scopes: ['points.grant', 'approvals.decide'] },
    );
    const byKey = { ...callerOf(tenant, { type: 'anonymous', id: '' }), authenticate: asApiKey(made.secret) };
    const request = await waits(byKey);
    await isRefused(() => approve.call(annas, request), request.approvalId);
    await isRefused(() => approve.call(byKey, request), request.approvalId);
    const { items } = await listApprovals.call(annas, {});
    expect(items.map((i) => [i.requester, i.mayDecide])).toEqual([
      [{ type: 'api_key', name: 'Annas' }, false],
    ]);
    const own = await waits();
    await isRefused(() => approve.call(byKey, own), own.approvalId);
    expect(await codeOf(approve.call(bens, request))).toBe('ok');
  });

  it('what a key asks for whose maker nobody knows, or one made by such a key', async () => {
    const { secret } = await makeKey(tenant);
    const byKey = { ...callerOf(tenant, { type: 'anonymous', id: '' }), authenticate: asApiKey(secret) };
    const second = await createApiKey.call(byKey, { name: 'Second', scopes: ['points.grant'] });
    const bySecond = { ...byKey, authenticate: asApiKey(second.secret) };
    expect([
      await codeOf(grantPoints.call(byKey, grantOf(memberId))),
      await codeOf(grantPoints.call(bySecond, grantOf(memberId))),
      await codeOf(grantPoints.call(bySecond, grantOf(memberId, 100))),
    ]).toEqual(['conflict', 'conflict', 'ok']);
  });

  it('by a role that was granted after the request, or is gone since', async () => {
    const carl = await makeOperator(tenant, ['approvals.decide']);
    const carls = await signedIn(tenant, carl);
    const request = await waits();
    await isRefused(() => approve.call(carls, request), request.approvalId);
    await giveRole(tenant, carl, ['points.grant']);
    await isRefused(() => approve.call(carls, request), request.approvalId);
    const later = await waits();
    expect(await codeOf(approve.call(carls, later)), 'what was asked after the role was granted').toBe('ok');
    const third = await waits();
    await lookingSql()`update roles set permissions = '{approvals.decide}' where tenant_id = ${tenant.id}`;
    expect(await codeOf(approve.call(bens, third))).toBe('forbidden');
    expect(await stateOf(third.approvalId)).toBe('waiting');
  });

  it('what has expired, to the millisecond', async () => {
    const [late, inTime] = [await waits(), await waits()];
    const at = (ms: number) => ({ ...bens, now: new Date(NOW.getTime() + ms) });
    await isRefused(() => approve.call(at(72 * HOUR), late), late.approvalId, 'conflict');
    expect((await listApprovals.call(at(72 * HOUR), {})).items).toHaveLength(0);
    expect((await listApprovals.call(at(72 * HOUR), { which: 'decided' })).items.map((i) => i.state)).toEqual(
      ['expired', 'expired'],
    );
    expect(await codeOf(approve.call(at(72 * HOUR - 1), inTime))).toBe('ok');
  });

  it('what is in another tenant', async () => {
    const request = await waits();
    const there = await makeTenant();
    const stranger = await signedIn(there, await makeOperator(there));
    await isRefused(() => approve.call(stranger, request), request.approvalId, 'not_found');
    expect(await codeOf(reject.call(stranger, { approvalId: request.approvalId, note: 'No' }))).toBe(
      'not_found',
    );
    expect(await codeOf(approve.call(bens, request))).toBe('ok');
  });

  it('after their session ended', async () => {
    const request = await waits();
    await lookingSql()`update sessions set ended_at = ${NOW} where id = ${bens.sessionId}`;
    await isRefused(() => approve.call(bens, request), request.approvalId, 'unauthenticated');
    expect(await codeOf(approve.call(await signedIn(tenant, ben ?? ''), request))).toBe('ok');
  });

  it('what somebody asked who was disabled since, lost the permission, or whose key was revoked', async () => {
    const request = await waits();
    const set = (status: string) =>
      lookingSql()`update operators set status = ${status} where id = ${anna ?? ''}`;
    await set('disabled');
    await isRefused(() => approve.call(bens, request), request.approvalId, 'conflict');
    await set('active');
    const holder = callerOf(tenant, {
      type: 'operator',
      id: anna ?? '',
      permissions: new Set(['keys.manage', 'points.grant']),
    });
    const made = await createApiKey.call(holder, { name: 'Annas', scopes: ['points.grant'] });
    const byKey = { ...callerOf(tenant, { type: 'anonymous', id: '' }), authenticate: asApiKey(made.secret) };
    const keys = await waits(byKey);
    await revokeApiKey.call(asPlatform(tenant), { apiKeyId: made.apiKeyId });
    await isRefused(() => approve.call(bens, keys), keys.approvalId, 'conflict');
    expect(await codeOf(approve.call(bens, request))).toBe('ok');
  });

  it('what was rejected or taken back', async () => {
    const [rejected, withdrawn] = [await waits(), await waits()];
    expect(await reject.call(bens, { approvalId: rejected.approvalId, note: 'No' })).toMatchObject({
      state: 'rejected',
    });
    expect(await reject.call(annas, { approvalId: withdrawn.approvalId, note: 'Oh' })).toMatchObject({
      state: 'withdrawn',
    });
    expect(await codeOf(approve.call(bens, rejected))).toBe('conflict');
    expect(await codeOf(approve.call(bens, withdrawn))).toBe('conflict');
    expect(await points()).toBe(0n);
  });
});

describe('an approval', () => {
  it('by 32 at once runs the act once', async () => {
    const doors = await atOnce(32, async () => signedIn(tenant, await makeOperator(tenant)));
    const request = await waits();
    const codes = await atOnce(32, (n) => codeOf(approve.call(doors[n] ?? bens, request)));
    expect(tally(codes)).toEqual({ ok: 1, conflict: 31 });
    expect(await points()).toBe(500n);
  });

  it('and a rejection at the same moment have one winner, 12 times', async () => {
    const third = await signedIn(tenant, await makeOperator(tenant));
    for (let round = 0; round < 12; round += 1) {
      const [before, request] = [await points(), await waits()];
      const [yes, no] = await Promise.all([
        codeOf(approve.call(bens, request)),
        codeOf(reject.call(third, { approvalId: request.approvalId, note: 'No' })),
      ]);
      expect([yes, no].sort()).toEqual(['conflict', 'ok']);
      expect(await points()).toBe(yes === 'ok' ? before + 500n : before);
    }
  });
});
