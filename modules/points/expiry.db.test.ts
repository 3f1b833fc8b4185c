import { beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '#core/context.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { disableMember } from '#modules/identity/index.ts';
import {
  asMember,
  asOwner,
  asPlatform,
  lookingSql,
  makeMember,
  makeTenant,
  NOW,
  pointsLeft,
} from '#tests/factories.ts';
import { atOnce, codeOf, refusalOf } from '#tests/outcome.ts';
import {
  cancelGrant,
  expireDue,
  expirePoints,
  expiringSoon,
  grantPoints,
  passOn,
  setPolicy,
  showPolicy,
  wallet,
  warnOfExpiry,
} from './index.ts';

let tenant: TenantRef;
let memberId: string;
beforeEach(async () => {
  tenant = await makeTenant();
  memberId = await makeMember(tenant);
});

const at = (moment: string | Date): Caller => ({ ...asPlatform(tenant), now: new Date(moment) });
const policy = (expiry: object, over: object = {}) => setPolicy.call(at(NOW), { expiry, ...over });
async function give(points: number, moment: string | Date = NOW, to = memberId): Promise<string> {
  const { grantIds } = await grantPoints.call(at(moment), { memberIds: [to], points, reason: 'Thanks' });
  return grantIds[0] ?? '';
}
const ends = async (moment: string | Date = NOW) =>
  (await expiringSoon.call(asMember(tenant, memberId, new Date(moment)), {})).map((e) => [
    e.points,
    e.endsAt,
  ]);
const told = (type: string) => lookingSql()<{ member: string; data: Record<string, unknown> }[]>`
  select object_id as member, data from events where tenant_id = ${tenant.id} and type = ${type} order by id`;

describe('points under a policy', () => {
  it.each([
    [
      '12 months after a day of summer',
      { type: 'months', months: 12 },
      '2026-06-01T12:00:00Z',
      '2027-06-01T22:00:00.000Z',
    ],
    [
      'a month after the last of January',
      { type: 'months', months: 1 },
      '2026-01-31T12:00:00Z',
      '2026-02-28T23:00:00.000Z',
    ],
    [
      'across the change of the clock',
      { type: 'months', months: 6 },
      '2026-06-01T12:00:00Z',
      '2026-12-01T23:00:00.000Z',
    ],
    [
      'by the day of the tenant, not of UTC',
      { type: 'months', months: 1 },
      '2026-06-30T22:30:00Z',
      '2026-08-01T22:00:00.000Z',
    ],
    [
      'at the end of the year',
      { type: 'day', month: 12, day: 31 },
      '2026-06-01T12:00:00Z',
      '2026-12-31T23:00:00.000Z',
    ],
    [
      'on that day itself',
      { type: 'day', month: 12, day: 31 },
      '2026-12-31T12:00:00Z',
      '2026-12-31T23:00:00.000Z',
    ],
    [
      'next year once the day is over',
      { type: 'day', month: 12, day: 31 },
      '2026-12-31T23:30:00Z',
      '2027-12-31T23:00:00.000Z',
    ],
  ])('end %s', async (_, expiry, given, end) => {
    await policy(expiry);
    await give(100, given);
    expect(await ends(given)).toEqual([[100, end]]);
  });

  it('never end where nobody has said so, and keep the end that they were given with', async () => {
    expect(await showPolicy.call(asOwner(tenant), {})).toMatchObject({ expiry: { type: 'never' } });
    await give(100);
    await policy({ type: 'months', months: 1 });
    await give(50);
    await policy({ type: 'months', months: 2 });
    await give(25);
    expect(await ends()).toEqual([
      [50, '2026-07-01T22:00:00.000Z'],
      [25, '2026-08-01T22:00:00.000Z'],
    ]);
    expect(await showPolicy.call(asOwner(tenant), {})).toEqual({
      expiry: { type: 'months', months: 2 },
      warnDays: [30, 7, 1],
      refundedLotsLiveAtLeastDays: 30,
      membersMayTransfer: false,
    });
  });

  it('go to breakage at their end and not a moment before, once, and the member is told', async () => {
    await policy({ type: 'months', months: 1 });
    await give(100);
    await give(20);
    await expirePoints(at('2026-07-01T21:59:59Z'), {});
    expect(await pointsLeft(tenant, { memberId })).toBe(120n);
    await atOnce(5, () => expirePoints(at('2026-07-01T22:00:00Z'), {}));
    expect(await pointsLeft(tenant, { memberId })).toBe(0n);
    expect((await told('points.expired')).map((e) => [e.member, e.data['points']])).toEqual([
      [memberId, 120],
    ]);
    expect(await expireDue.call(at('2026-08-01T22:00:00Z'), {})).toEqual({ lots: 0 });
  });

  it('are warned of at each distance once, in the days of the tenant, and at the nearest alone after a pause', async () => {
    await policy({ type: 'months', months: 2 });
    await give(100);
    const warn = async (moment: string) => {
      await atOnce(3, () => warnOfExpiry(at(moment), {}));
      return (await told('points.expiring')).map((e) => e.data['days']);
    };
    expect(await warn('2026-07-02T21:59:00Z')).toEqual([]);
    expect(await warn('2026-07-02T22:00:00Z')).toEqual([30]);
    expect(await warn('2026-07-20T22:00:00Z')).toEqual([30]);
    expect(await warn('2026-08-01T00:00:00Z'), 'seven days were slept through').toEqual([30, 1]);
    expect(await warn('2026-08-02T00:00:00Z'), 'too late to warn').toEqual([30, 1]);
    expect((await told('points.expiring'))[0]?.data).toEqual({
      points: 100,
      days: 30,
      expiresAt: '2026-08-01T22:00:00.000Z',
    });
  });

  it.each([
    [{ type: 'months', months: 0 }],
    [{ type: 'months', months: 121 }],
    [{ type: 'day', month: 2, day: 29 }],
    [{ type: 'day', month: 13, day: 1 }],
    [{ type: 'week' }],
  ])('cannot be %o', async (expiry) => {
    expect(await codeOf(policy(expiry))).toBe('invalid');
    expect(await codeOf(policy({ type: 'day', month: 2, day: 28 }))).toBe('ok');
  });
});

describe('a grant that is cancelled', () => {
  it('gives what is left of it back to the program, and the others stay', async () => {
    const grantId = await give(100);
    await give(50);
    const before = await pointsLeft(tenant, 'program');
    const cancelled = await cancelGrant.call(asOwner(tenant), { grantId, reason: 'By mistake' });
    expect(cancelled).toEqual({ grantId, cancelled: 100 });
    expect(await wallet.call(asMember(tenant, memberId), {})).toMatchObject({ balance: 50 });
    expect(await pointsLeft(tenant, 'program')).toBe((before ?? 0n) + 100n);
    expect((await told('points.cancelled')).map((e) => e.data['points'])).toEqual([100]);
  });

  it('is cancelled by one of ten, once, and is nobody else’s', async () => {
    const grantId = await give(100);
    const codes = await atOnce(10, () => codeOf(cancelGrant.call(asOwner(tenant), { grantId, reason: 'x' })));
    expect(codes.sort()).toEqual([...Array(9).fill('conflict'), 'ok']);
    const other = await makeTenant();
    expect(await codeOf(cancelGrant.call(asOwner(other), { grantId, reason: 'x' }))).toBe('not_found');
    expect(await codeOf(cancelGrant.call(asMember(tenant, memberId), { grantId, reason: 'x' }))).toBe(
      'forbidden',
    );
  });
});

describe('points for a colleague', () => {
  const email = 'colleague@example.com';
  const pass = (over: object = {}) => passOn.call(asMember(tenant, memberId), { email, points: 30, ...over });

  it('are passed on where the policy allows it, with the end that they had', async () => {
    const colleague = await makeMember(tenant, { email });
    await policy({ type: 'months', months: 1 });
    await give(100);
    expect(await codeOf(pass())).toBe('not_available');
    await policy({ type: 'never' }, { membersMayTransfer: true });
    await pass({ message: 'Thank you' });
    expect(await pointsLeft(tenant, { memberId })).toBe(70n);
    const theirs = await expiringSoon.call(asMember(tenant, colleague), {});
    expect(theirs).toEqual([{ points: 30, endsAt: '2026-07-01T22:00:00.000Z' }]);
    expect((await told('points.passed_on')).map((e) => e.data['memberId'])).toEqual([colleague]);
  });

  it('are refused beyond the balance, to oneself, to a stranger and to somebody who has left', async () => {
    await policy({ type: 'never' }, { membersMayTransfer: true });
    const colleague = await makeMember(tenant, { email });
    const own = await makeMember(tenant, { email: 'own@example.com', points: 20 });
    const mine = (over: object) => passOn.call(asMember(tenant, own), { email, points: 20, ...over });
    expect((await refusalOf(mine({ points: 21 }))).params).toEqual({ short: 1n });
    expect(await codeOf(mine({ email: 'own@example.com' }))).toBe('invalid');
    expect(await codeOf(mine({ email: 'nobody@example.com' }))).toBe('invalid');
    expect(await codeOf(mine({ points: 1.5 }))).toBe('invalid');
    expect(await codeOf(mine({ points: 5 }))).toBe('ok');
    await disableMember.call(asPlatform(tenant), { memberId: colleague });
    expect(await codeOf(mine({}))).toBe('invalid');
    expect(await pointsLeft(tenant, { memberId: own })).toBe(15n);
  });
});
