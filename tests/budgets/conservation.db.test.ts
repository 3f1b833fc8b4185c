import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { TenantRef } from '#lib/tenant.ts';
import {
  allocate,
  budgetLedger,
  closeBudget,
  freezeBudget,
  moveBetween,
  refundLegs,
  rollOverNext,
  setBudgetLimit,
  takeBack,
} from '#modules/budgets/index.ts';
import { post } from '#modules/ledger/index.ts';
import { asOwner, lookingSql, makeTenant, NOW } from '#tests/factories.ts';
import { codeOf } from '#tests/outcome.ts';
import { inVerb } from '#tests/proof-verb.ts';
import { makeBudget, resolve, spend, systemAt } from './trees.ts';

const RUNS = 60;
const reason = 'test';
const which = fc.nat({ max: 5 });
const amount = fc.integer({ min: 1, max: 120 });
const limit = fc.option(fc.integer({ min: 1, max: 200 }));
const shape = fc.array(
  fc.record({
    above: fc.option(fc.nat({ max: 4 })),
    limit,
    period: fc.constantFrom('none', 'month', 'quarter'),
    rollOver: fc.constantFrom('keep', 'return'),
  }),
  { minLength: 1, maxLength: 6 },
);
type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never;
const step = fc.oneof(
  fc.record({ do: fc.constant('allocate' as const), which, amount }),
  fc.record({ do: fc.constant('spend' as const), which, amount, hold: fc.boolean() }),
  fc.record({ do: fc.constant('spend' as const), which, amount, hold: fc.boolean() }),
  fc.record({ do: fc.constantFrom('post' as const, 'void' as const, 'refund' as const), which }),
  fc.record({ do: fc.constant('takeBack' as const), which, amount }),
  fc.record({ do: fc.constant('move' as const), which, to: which, amount }),
  fc.record({ do: fc.constant('limit' as const), which, limit }),
  fc.record({ do: fc.constant('freeze' as const), which, frozen: fc.boolean() }),
  fc.record({ do: fc.constant('close' as const), which }),
  fc.record({ do: fc.constant('month' as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type Spent = { budgetId: string; reference: string; amount: number; hold: boolean; over?: boolean };
type Life = { tenant: TenantRef; ids: string[]; spent: Spent[]; month: number };

const nowOf = (life: Life) => new Date(Date.UTC(2026, 5 + life.month, 15, 12));

async function plant(tenant: TenantRef, trees: Shape): Promise<string[]> {
  const ids: string[] = [];
  for (const { above, ...b } of trees) {
    const parentId = above === null ? undefined : ids[above];
    const rollOver = b.period === 'none' ? 'keep' : b.rollOver;
    ids.push(await makeBudget(tenant, { ...b, rollOver, ...(parentId ? { parentId } : {}) }, NOW));
  }
  return ids;
}

async function take(life: Life, s: Step): Promise<unknown> {
  const { tenant, ids, spent } = life;
  const caller = systemAt(tenant, nowOf(life));
  if (s.do === 'month') {
    life.month += 1;
    while ((await rollOverNext.call(systemAt(tenant, nowOf(life)), {})).budgetId);
    return;
  }
  const budgetId = ids[s.which % ids.length] ?? '';
  if (s.do === 'allocate') return allocate.call(caller, { budgetId, amount: s.amount, reason });
  if (s.do === 'takeBack') return takeBack.call(caller, { budgetId, amount: s.amount, reason });
  if (s.do === 'limit') return setBudgetLimit.call(caller, { budgetId, limit: s.limit, reason });
  if (s.do === 'freeze') return freezeBudget.call(caller, { budgetId, frozen: s.frozen, reason });
  if (s.do === 'close') return closeBudget.call(caller, { budgetId, reason });
  if (s.do === 'move')
    return moveBetween.call(caller, {
      fromId: budgetId,
      toId: ids[s.to % ids.length],
      amount: s.amount,
      reason,
    });
  if (s.do === 'spend') {
    const { reference } = await spend(tenant, budgetId, { amount: s.amount, hold: s.hold, now: nowOf(life) });
    return spent.push({ budgetId, reference, amount: s.amount, hold: s.hold });
  }
  return giveBackOrKeep(life, s.do, spent[s.which % (spent.length || 1)]);
}

async function giveBackOrKeep(life: Life, what: 'post' | 'void' | 'refund', one: Spent | undefined) {
  if (!one || one.over) return;
  if (what !== 'refund') {
    if (!one.hold) return;
    await resolve(life.tenant, one.reference, what);
    one.hold = false;
    one.over = what === 'void';
  } else if (!one.hold) {
    const caller = systemAt(life.tenant, nowOf(life));
    await inVerb(caller, async (ctx) => {
      const { reference, budgetId } = one;
      expect(
        await post(
          ctx,
          await refundLegs(ctx, budgetId, { amount: BigInt(one.amount), reference, memo: reason }),
        ),
      ).toHaveProperty('ids');
    });
    one.over = true;
  }
}

async function sums(tenant: TenantRef) {
  const [row] = await lookingSql()<{ points: bigint; limits: bigint; below: number }[]>`
    select sum(credits_posted - debits_posted) filter (where kind in ('program', 'budget', 'redeemed'))::bigint as points,
           coalesce(sum(credits_posted - debits_posted) filter (where kind in ('allotment', 'allowance')), 0)::bigint as limits,
           count(*) filter (where kind in ('budget', 'allowance') and credits_posted - debits_posted - debits_pending < 0)::int
             as below
      from accounts where tenant_id = ${tenant.id}`;
  return row;
}

it(`in ${RUNS} random trees and lives the program, all budgets and what was spent sum to what was funded`, async () => {
  const tally: Record<string, number> = {};
  const live = async (trees: Shape, steps: Step[]) => {
    const tenant = await makeTenant({ funds: 1_000 });
    const life: Life = { tenant, ids: await plant(tenant, trees), spent: [], month: 0 };
    for (const id of life.ids)
      await codeOf(take(life, { do: 'allocate', which: life.ids.indexOf(id), amount: 100 }));
    for (const s of steps) {
      const code = await codeOf(take(life, s));
      tally[`${s.do} ${code}`] = (tally[`${s.do} ${code}`] ?? 0) + 1;
      expect(await sums(tenant), JSON.stringify(s)).toEqual({ points: 1_000n, limits: 0n, below: 0 });
    }
    for (const budgetId of life.ids) {
      const { items } = await budgetLedger.call(asOwner(tenant), { budgetId, limit: 100 });
      expect(items.every((r) => r.object.type !== 'unknown' && r.actor !== null)).toBe(true);
      expect(items.at(-1)?.balanceAfter ?? 0).toBe(items.at(-1)?.amount ?? 0);
    }
  };
  const life = fc.array(step, { minLength: 5, maxLength: 25 });
  await fc.assert(fc.asyncProperty(shape, life, live), { numRuns: RUNS, verbose: 1 });
  console.log(`what the steps came to: ${JSON.stringify(tally)}`);
  for (const wanted of [
    'spend ok',
    'spend insufficient_budget',
    'refund ok',
    'close ok',
    'move ok',
    'limit ok',
  ])
    expect(tally[wanted] ?? 0, wanted).toBeGreaterThan(0);
}, 120_000);
