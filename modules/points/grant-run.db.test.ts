import { describe, expect, it } from 'vitest';
import type { TenantRef } from '#lib/tenant.ts';
import { approve, listApprovals, setRule } from '#modules/approvals/index.ts';
import { showRun } from '#modules/bulk/index.ts';
import { addOperator, createSegment, createStartingRoles, disableMember } from '#modules/identity/index.ts';
import { asOwner, asPlatform, callerOf, makeMember, makeTenant, pointsLeft } from '#tests/factories.ts';
import { refusalOf } from '#tests/outcome.ts';
import { giveChunk, grantToSegment } from './grant-segment.ts';

const GERMANS = { match: 'all', conditions: [{ field: 'country', values: ['DE'] }] } as const;
const give = { points: 10, reason: 'Thank you' };

async function segmentOf(tenant: TenantRef) {
  const rule = {
    ...GERMANS,
    conditions: [...GERMANS.conditions.map((c) => ({ ...c, values: [...c.values] }))],
  };
  return createSegment.call(asOwner(tenant), { name: 'Germany', rule });
}
async function work(tenant: TenantRef, runId: string) {
  while ((await giveChunk.call(asPlatform(tenant), { runId })).more);
}
const members = (tenant: TenantRef, count: number) =>
  Promise.all(Array.from({ length: count }, () => makeMember(tenant)));

describe('points for a segment', () => {
  it('reach everybody in it once, however often the run is taken up', async () => {
    const tenant = await makeTenant();
    const ids = await members(tenant, 6);
    const { segmentId } = await segmentOf(tenant);
    const { runId, members: count } = await grantToSegment.call(asOwner(tenant), { segmentId, ...give });
    expect(count).toBe(6);
    const newcomer = await makeMember(tenant);
    await Promise.allSettled([work(tenant, runId), work(tenant, runId), work(tenant, runId)]);
    for (const memberId of ids) expect(await pointsLeft(tenant, { memberId })).toBe(10n);
    expect(await pointsLeft(tenant, { memberId: newcomer })).toBeNull();
    expect(await showRun.call(asOwner(tenant), { runId })).toMatchObject({
      run: { state: 'done', done: 6, failed: 0 },
    });
  });

  it('leave out who lost access meanwhile, and say so', async () => {
    const tenant = await makeTenant();
    const [first = '', second = ''] = await members(tenant, 2);
    const { segmentId } = await segmentOf(tenant);
    const { runId } = await grantToSegment.call(asOwner(tenant), { segmentId, ...give });
    await disableMember.call(asOwner(tenant), { memberId: first });
    await work(tenant, runId);
    expect([
      await pointsLeft(tenant, { memberId: first }),
      await pointsLeft(tenant, { memberId: second }),
    ]).toEqual([null, 10n]);
  });

  it('are refused as a whole when the program has not enough for all', async () => {
    const tenant = await makeTenant({ funds: 19 });
    const [memberId = ''] = await members(tenant, 2);
    const { segmentId } = await segmentOf(tenant);
    const refusal = await refusalOf(grantToSegment.call(asOwner(tenant), { segmentId, ...give }));
    expect([refusal.code, refusal.params]).toEqual(['insufficient_points', { short: 1n }]);
    expect(await pointsLeft(tenant, { memberId })).toBeNull();
  });

  it('are refused where nobody is in the segment', async () => {
    const tenant = await makeTenant();
    const { segmentId } = await segmentOf(tenant);
    expect((await refusalOf(grantToSegment.call(asOwner(tenant), { segmentId, ...give }))).code).toBe(
      'conflict',
    );
  });

  it('need a second person by their total, and are off when the people changed while one was waited for', async () => {
    const tenant = await makeTenant();
    await members(tenant, 3);
    await createStartingRoles.call(asPlatform(tenant), {});
    const operator = (name: string) =>
      addOperator.call(asPlatform(tenant), { email: `${name}@example.com`, name, role: 'Owner' });
    const [first, second] = [await operator('one'), await operator('two')];
    const as = (id: string) =>
      callerOf(tenant, {
        type: 'operator',
        id,
        permissions: new Set(['points.grant', 'approvals.decide', 'approvals.manage']),
      });
    await setRule.call(asPlatform(tenant), { verb: 'points.grant', rule: { type: 'above', points: 29 } });
    const { segmentId } = await segmentOf(tenant);
    const ask = () => refusalOf(grantToSegment.call(as(first.operatorId), { segmentId, ...give }));
    expect((await ask()).code).toBe('needs_approval');
    const decide = async () => {
      const { items } = await listApprovals.call(as(second.operatorId), {});
      const [waiting] = items;
      return { approvalId: waiting?.approvalId ?? '', fingerprint: waiting?.fingerprint ?? '', note: 'Seen' };
    };
    const asked = await decide();
    await makeMember(tenant);
    expect((await refusalOf(approve.call(as(second.operatorId), asked))).message).toMatch(/has changed/);
  });
});
