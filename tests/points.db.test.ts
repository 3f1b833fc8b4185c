import { describe, expect, it } from 'vitest';
import { disableMember } from '#modules/identity/index.ts';
import { place, quote, redeem } from '#modules/orders/index.ts';
import { fundProgram, grantPoints } from '#modules/points/grant.ts';
import { setRate } from '#modules/points/rates.ts';
import { memberWallet, pointsStatement, wallet } from '#modules/points/wallet.ts';
import {
  asKey,
  asMember,
  asOwner,
  asPlatform,
  makeMember,
  makeProduct,
  makeTenant,
  NOW,
  orderInput,
  pointsLeft,
  rowsOf,
} from '#tests/factories.ts';
import { atOnce, codeOf, refusalOf, tally } from '#tests/outcome.ts';

const grant = (memberIds: string[], over: object = {}) => ({
  memberIds,
  points: 100,
  reason: 'Thanks',
  ...over,
});

describe('a grant', () => {
  it('moves points from the program to each wallet', async () => {
    const tenant = await makeTenant({ funds: 1000 });
    const ids = [await makeMember(tenant), await makeMember(tenant)];
    expect(await grantPoints.call(asOwner(tenant), grant([...ids, ...ids]))).toMatchObject({ granted: 2 });
    expect(await pointsLeft(tenant, 'program')).toBe(800n);
    expect(await wallet.call(asMember(tenant, ids[0] ?? ''), {})).toEqual({
      balance: 100,
      pending: 0,
      worth: { amount: 100, currency: 'EUR' },
    });
  });

  it('beyond the program grants nobody anything', async () => {
    const tenant = await makeTenant({ funds: 250 });
    const ids = await Promise.all([0, 1, 2].map(() => makeMember(tenant)));
    expect(await codeOf(grantPoints.call(asOwner(tenant), grant(ids)))).toBe('insufficient_points');
    expect([await pointsLeft(tenant, 'program'), await rowsOf(tenant, 'point_grants')]).toEqual([250n, 0]);
    expect(await codeOf(grantPoints.call(asOwner(tenant), grant(ids.slice(0, 2))))).toBe('ok');
  });

  it('to a disabled or unknown member grants nobody anything', async () => {
    const tenant = await makeTenant();
    const [active, disabled] = [await makeMember(tenant), await makeMember(tenant)];
    await disableMember.call(asPlatform(tenant), { memberId: disabled });
    expect(await codeOf(grantPoints.call(asOwner(tenant), grant([active, disabled])))).toBe('conflict');
    expect(await codeOf(grantPoints.call(asOwner(tenant), grant([active, 'mem_none'])))).toBe('not_found');
    expect(await rowsOf(tenant, 'point_grants')).toBe(0);
  });

  it('under one key by 30 at once grants once', async () => {
    const tenant = await makeTenant();
    const memberId = await makeMember(tenant);
    const [door, before] = [asKey(tenant), await rowsOf(tenant, 'audit_entries')];
    const answers = await atOnce(30, () =>
      grantPoints.call(door, grant([memberId]), { idempotencyKey: 'k' }),
    );
    expect(new Set(answers.map((a) => a.grantIds[0])).size).toBe(1);
    expect([await pointsLeft(tenant, { memberId }), await rowsOf(tenant, 'audit_entries')]).toEqual([
      100n,
      before + 1,
    ]);
  });

  it.each([
    ['points', 1.5],
    ['points', 0],
    ['points', -1],
    ['points', 10_000_001],
    ['points', Number.NaN],
    ['points', '5'],
    ['memberIds', []],
    ['memberIds', Array(501).fill('mem_none')],
    ['reason', ' '],
    ['reason', 'r'.repeat(201)],
    ['reason', 'a\u0000b'],
  ])('names the field that is wrong: %s = %s', async (field, value) => {
    const tenant = await makeTenant();
    const refusal = await refusalOf(
      grantPoints.call(asOwner(tenant), grant([await makeMember(tenant)], { [field]: value })),
    );
    expect([refusal.code, refusal.fields[0]?.field]).toEqual(['invalid', field]);
  });

  it('of overlapping teams by many at once gives everybody everything', async () => {
    const tenant = await makeTenant();
    const ids = await Promise.all([0, 1, 2, 3].map(() => makeMember(tenant)));
    const answers = await atOnce(24, (n) =>
      codeOf(grantPoints.call(asOwner(tenant), grant(ids.filter((_, i) => i !== n % 4)))),
    );
    expect(tally(answers)).toEqual({ ok: 24 });
    for (const memberId of ids) expect(await pointsLeft(tenant, { memberId })).toBe(1800n);
  });
});

describe('a statement', () => {
  it('lists what came and went, newest first, with the balance after each, page by page', async () => {
    const tenant = await makeTenant();
    const memberId = await makeMember(tenant);
    const door = asMember(tenant, memberId);
    for (const points of [1000, 500, 700])
      await grantPoints.call(asOwner(tenant), grant([memberId], { points, reason: `Grant of ${points}` }));
    const product = await makeProduct(tenant);
    const { quoteId } = await quote.call(door, {
      lines: [{ listingId: product.listingId, denomination: 1000 }],
    });
    const { orderId } = await redeem.call(door, { quoteId });
    const first = await pointsStatement.call(door, { limit: 3 });
    const second = await pointsStatement.call(door, { limit: 3, cursor: first.nextCursor ?? '' });
    const rows = [...first.items, ...second.items].map((e) => [e.points, e.balanceAfter, e.code]);
    expect(rows).toEqual([
      [-1000, 1200, 'redeem'],
      [700, 2200, 'grant'],
      [500, 1500, 'grant'],
      [1000, 1000, 'grant'],
    ]);
    expect(first.items[0]).toMatchObject({ reference: orderId });
    expect(first.items[1]).toMatchObject({ label: 'Grant of 700' });
    expect(second.nextCursor).toBeNull();
  });

  it("shows nobody else's, and an operator any wallet of the tenant", async () => {
    const tenant = await makeTenant();
    const memberId = await makeMember(tenant, { points: 300 });
    const stranger = asMember(tenant, await makeMember(tenant));
    expect((await pointsStatement.call(stranger, {})).items).toEqual([]);
    expect(await wallet.call(stranger, {})).toMatchObject({ balance: 0 });
    expect(await codeOf(memberWallet.call(stranger, { memberId }))).toBe('forbidden');
    expect(await memberWallet.call(asOwner(tenant), { memberId })).toMatchObject({ balance: 300 });
  });

  it('starts anew at a cursor that is not its own', async () => {
    const tenant = await makeTenant();
    const door = asMember(tenant, await makeMember(tenant, { points: 300 }));
    const whole = await pointsStatement.call(door, {});
    const forged = [
      'x',
      'W10',
      ...[['a', 'b'], [1, 'b'], [], ['a', '1e9'], ['a', 1.5], [null]].map((v) =>
        Buffer.from(JSON.stringify(v)).toString('base64url'),
      ),
    ];
    for (const cursor of forged) {
      const page = await pointsStatement.call(door, { cursor });
      expect(page.items.length, cursor).toBeLessThanOrEqual(whole.items.length);
    }
  });
});

describe('a rate', () => {
  it('in force is the newest one, and each order keeps its own', async () => {
    const tenant = await makeTenant();
    const product = await makeProduct(tenant);
    const later = (seconds: number) => ({
      ...asPlatform(tenant),
      now: new Date(NOW.getTime() + seconds * 1000),
    });
    const first = await place.call(asKey(tenant), orderInput(product));
    await setRate.call(later(1), { currency: 'EUR', points: 3, minorUnits: 2, source: 'test' });
    await setRate.call(later(1), { currency: 'USD', points: 9, minorUnits: 1, source: 'test' });
    const second = await place.call(asKey(tenant), orderInput(product));
    expect([first.points, second.points]).toEqual([1000, 1500]);
    expect(
      await codeOf(setRate.call(later(2), { currency: 'EUR', points: 0, minorUnits: 1, source: 'test' })),
    ).toBe('invalid');
  });
});

describe('funding', () => {
  it('by many at once adds up', async () => {
    const tenant = await makeTenant({ funds: 0 });
    await atOnce(20, () => fundProgram.call(asPlatform(tenant), { points: 7, reason: 'x' }));
    expect(await pointsLeft(tenant, 'program')).toBe(140n);
  });
});
