import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#lib/id.ts';
import type { TenantRef } from '#lib/tenant.ts';
import {
  budgetLedger,
  closeBudget,
  freezeBudget,
  refundLegs,
  setBudgetLimit,
  showBudget,
} from '#modules/budgets/index.ts';
import { post } from '#modules/ledger/index.ts';
import { asOwner, asPlatform, callerOf, makeMember, makeTenant } from '#tests/factories.ts';
import { codeOf, refusalOf } from '#tests/outcome.ts';
import { inVerb } from '#tests/proof-verb.ts';
import { allowance, left, makeBudget, resolve, spend, spendIn, systemAt } from './trees.ts';

const JUNE = '2026-06-01';
const JULY = new Date('2026-07-02T12:00:00Z');
const reason = 'test';
let tenant: TenantRef;
beforeEach(async () => {
  tenant = await makeTenant({ funds: 10_000 });
});
const refund = (budgetId: string, reference: string, amount: number, now?: Date) =>
  inVerb(systemAt(tenant, now), async (ctx) => {
    const legs = await refundLegs(ctx, budgetId, { amount: BigInt(amount), reference, memo: 'refund' });
    return post(ctx, legs);
  });

describe('a spend', () => {
  it('comes out of the envelope, and never more than is in it', async () => {
    const id = await makeBudget(tenant, { amount: 100 });
    await spend(tenant, id, { amount: 70 });
    const refused = await refusalOf(spend(tenant, id, { amount: 31 }));
    expect([refused.code, refused.params['budget']]).toEqual(['insufficient_budget', 'Rewards']);
    await spend(tenant, id, { amount: 30 });
    expect(await left(tenant, id)).toBe(0n);
  });

  it('is counted against the limit of every budget above it, and the sentence names the one that is reached', async () => {
    const root = await makeBudget(tenant, { name: 'Company', amount: 1000, period: 'month', limit: 100 });
    const team = await makeBudget(tenant, { name: 'Team', parentId: root, amount: 500 });
    const own = await makeBudget(tenant, {
      name: 'Kim',
      parentId: team,
      amount: 400,
      period: 'month',
      limit: 60,
    });
    await spend(tenant, own, { amount: 60 });
    expect((await refusalOf(spend(tenant, own, { amount: 1 }))).params['budget']).toBe('Kim');
    await spend(tenant, team, { amount: 40 });
    expect((await refusalOf(spend(tenant, team, { amount: 1 }))).params['budget']).toBe('Company');
    expect([await allowance(tenant, root, JUNE), await allowance(tenant, own, JUNE)]).toEqual([0n, 0n]);
    expect((await showBudget.call(asOwner(tenant), { budgetId: root })).spent).toBe(100);
  });

  it('has a new allowance in the next period, and the old one stays as it was', async () => {
    const id = await makeBudget(tenant, { amount: 1000, period: 'month', limit: 50 });
    await spend(tenant, id, { amount: 50 });
    expect(await codeOf(spend(tenant, id, { amount: 1 }))).toBe('insufficient_budget');
    await spend(tenant, id, { amount: 50, now: JULY });
    expect(await codeOf(spend(tenant, id, { amount: 1, now: JULY }))).toBe('insufficient_budget');
    expect(await left(tenant, id)).toBe(900n);
  });

  it('that is held holds the allowance too; released it gives both back, captured it keeps both', async () => {
    const id = await makeBudget(tenant, { amount: 100, period: 'month', limit: 50 });
    const first = await spend(tenant, id, { amount: 40, hold: true });
    expect(await codeOf(spend(tenant, id, { amount: 11 }))).toBe('insufficient_budget');
    expect(await resolve(tenant, first.reference, 'void')).toBe(2);
    expect([await left(tenant, id), await allowance(tenant, id, JUNE)]).toEqual([100n, 50n]);
    const second = await spend(tenant, id, { amount: 50, hold: true });
    expect(await resolve(tenant, second.reference, 'post')).toBe(2);
    expect([await left(tenant, id), await allowance(tenant, id, JUNE)]).toEqual([50n, 0n]);
  });

  it('of several parts is settled part by part', async () => {
    const id = await makeBudget(tenant, { amount: 100, limit: 50 });
    const reference = newId('request');
    for (const part of [1, 2]) await spend(tenant, id, { amount: 20, hold: true, reference, part });
    await resolve(tenant, reference, 'post');
    expect([await left(tenant, id), await allowance(tenant, id, 'ever')]).toEqual([60n, 10n]);
  });

  it('refunded in the next period gives the allowance of the period it was spent in back', async () => {
    const id = await makeBudget(tenant, { amount: 100, period: 'month', limit: 50 });
    const { reference } = await spend(tenant, id, { amount: 50 });
    await spend(tenant, id, { amount: 50, now: JULY });
    await refund(id, reference, 50, JULY);
    expect(await left(tenant, id)).toBe(50n);
    expect(await allowance(tenant, id, JUNE)).toBe(50n);
    expect(await allowance(tenant, id, '2026-07-01')).toBe(0n);
    await expect(refund(id, reference, 50), 'a second time').rejects.toMatchObject({ code: '23505' });
  });

  it('refunded to a closed budget goes to the one above it', async () => {
    const root = await makeBudget(tenant, { amount: 100 });
    const id = await makeBudget(tenant, { parentId: root, amount: 50 });
    const { reference } = await spend(tenant, id, { amount: 20 });
    await closeBudget.call(asPlatform(tenant), { budgetId: id, reason });
    expect(await left(tenant, root)).toBe(80n);
    await refund(id, reference, 20);
    expect([await left(tenant, root), await left(tenant, id)]).toEqual([100n, 0n]);
  });

  it('is for the member who owns it or manages by it, and for no other', async () => {
    const [kim, lee] = [await makeMember(tenant), await makeMember(tenant)];
    const own = await makeBudget(tenant, { amount: 10, owner: { type: 'member', id: kim } });
    const led = await makeBudget(tenant, { amount: 10, scope: 'manager', managerId: kim });
    const as = (memberId: string, id: string) =>
      codeOf(
        inVerb(asPlatform(tenant), (ctx) =>
          spendIn({ ...ctx, actor: { type: 'member', id: memberId } }, id, { amount: 1 }),
        ),
      );
    expect([await as(kim, own), await as(kim, led)]).toEqual(['ok', 'ok']);
    expect([await as(lee, own), await as(lee, led)]).toEqual(['not_found', 'not_found']);
    const others = await makeBudget(await makeTenant(), { amount: 10 });
    expect(await codeOf(spend(tenant, others, { amount: 1 }))).toBe('not_found');
  });

  it('in another currency is refused', async () => {
    const id = await makeBudget(tenant, { amount: 10 });
    expect(await codeOf(spend(tenant, id, { amount: 1, currency: 'EUR' }))).toBe('conflict');
    expect(await codeOf(spend(tenant, id, { amount: 1 }))).toBe('ok');
  });
});

describe('a freeze', () => {
  it('stops new spends from it and below it, and lets holds be captured', async () => {
    const root = await makeBudget(tenant, { name: 'Company', amount: 100 });
    const id = await makeBudget(tenant, { parentId: root, amount: 50 });
    const { reference } = await spend(tenant, id, { amount: 10, hold: true });
    await freezeBudget.call(asPlatform(tenant), { budgetId: root, frozen: true, reason });
    for (const b of [root, id]) {
      const refused = await refusalOf(spend(tenant, b, { amount: 1 }));
      expect([refused.code, refused.message]).toEqual([
        'conflict',
        expect.stringContaining('Company is frozen'),
      ]);
    }
    expect((await showBudget.call(asOwner(tenant), { budgetId: id })).frozenAbove).toBe(true);
    expect(await resolve(tenant, reference, 'post')).toBe(1);
    await freezeBudget.call(asPlatform(tenant), { budgetId: root, frozen: false, reason });
    expect(await codeOf(spend(tenant, id, { amount: 1 }))).toBe('ok');
  });
});

describe('a limit', () => {
  const set = (budgetId: string, limit: number | null, now?: Date) =>
    codeOf(
      setBudgetLimit.call(now ? { ...asPlatform(tenant), now } : asPlatform(tenant), {
        budgetId,
        limit,
        reason,
      }),
    );

  it('set in the middle of a period counts what was spent and held before', async () => {
    const root = await makeBudget(tenant, { amount: 1000, period: 'month' });
    const id = await makeBudget(tenant, { parentId: root, amount: 500 });
    const spent = await spend(tenant, id, { amount: 30 });
    await spend(tenant, id, { amount: 20, hold: true });
    expect(await set(root, 49)).toBe('conflict');
    expect(await set(root, 60)).toBe('ok');
    expect(await codeOf(spend(tenant, id, { amount: 11 }))).toBe('insufficient_budget');
    expect(await codeOf(spend(tenant, id, { amount: 10 }))).toBe('ok');
    await refund(id, spent.reference, 30);
    expect(await left(tenant, id)).toBe(470n);
  });

  it('is raised and lowered, but not below what is spent or held', async () => {
    const id = await makeBudget(tenant, { amount: 1000, period: 'month', limit: 50 });
    await spend(tenant, id, { amount: 40, hold: true });
    expect([await set(id, 39), await set(id, 40), await set(id, 45)]).toEqual(['conflict', 'ok', 'ok']);
    expect(await allowance(tenant, id, JUNE)).toBe(5n);
  });

  it('that is taken away and set again counts what was spent in between', async () => {
    const id = await makeBudget(tenant, { amount: 1000, period: 'month', limit: 50 });
    await spend(tenant, id, { amount: 40 });
    expect(await set(id, null)).toBe('ok');
    await spend(tenant, id, { amount: 100 });
    expect([await set(id, 139), await set(id, 145)]).toEqual(['conflict', 'ok']);
    expect(await allowance(tenant, id, JUNE)).toBe(5n);
    expect((await showBudget.call(asOwner(tenant), { budgetId: id })).spent).toBe(140);
  });

  it('of an earlier period is let alone when the new one begins', async () => {
    const id = await makeBudget(tenant, { amount: 1000, period: 'month', limit: 50 });
    await spend(tenant, id, { amount: 50 });
    expect(await set(id, 10, JULY)).toBe('ok');
    expect(await allowance(tenant, id, JUNE)).toBe(0n);
    expect(await allowance(tenant, id, '2026-07-01')).toBe(10n);
    expect(await codeOf(spend(tenant, id, { amount: 11, now: JULY }))).toBe('insufficient_budget');
  });
});

it('the ledger of a budget names the object and the actor of every transfer', async () => {
  const id = await makeBudget(tenant, { amount: 100 });
  const operator = { type: 'operator', id: newId('operator'), permissions: new Set(['proof.step']) } as const;
  const caller = callerOf(tenant, operator);
  await inVerb(caller, (ctx) => spendIn(ctx, id, { amount: 5 }));
  const { items } = await budgetLedger.call(asOwner(tenant), { budgetId: id });
  expect(items.map((r) => [r.amount, r.balanceAfter, r.object.type, r.actor?.type])).toEqual([
    [-5, 95, 'proof', 'operator'],
    [100, 100, 'budget', 'system'],
  ]);
});
