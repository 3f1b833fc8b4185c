import { describe, expect, it } from 'vitest';
import type { TenantRef } from '#lib/tenant.ts';
import { freezeBudget, setBudgetLimit } from '#modules/budgets/index.ts';
import { asPlatform, lookingSql, makeTenant } from '#tests/factories.ts';
import { atOnce, codeOf, tally } from '#tests/outcome.ts';
import { inVerb } from '#tests/proof-verb.ts';
import { allowance, left, makeBudget, resolve, spend, spendIn, systemAt } from './trees.ts';

const JUNE = '2026-06-01';
const month = { period: 'month' };

/** A company with two departments of five people each, every one with a limit. */
async function makeCompany(
  tenant: TenantRef,
  limits: { company: number; department: number; person: number },
) {
  const company = await makeBudget(tenant, {
    name: 'Company',
    amount: 10_000,
    ...month,
    limit: limits.company,
  });
  const departments: string[] = [];
  const people: string[] = [];
  for (const name of ['Sales', 'Support']) {
    const department = await makeBudget(tenant, {
      name,
      parentId: company,
      amount: 4_000,
      ...month,
      limit: limits.department,
    });
    departments.push(department);
    for (let n = 0; n < 5; n++) {
      const own = { name: `${name} ${n}`, parentId: department, amount: 500, ...month, limit: limits.person };
      people.push(await makeBudget(tenant, own));
    }
  }
  return { company, departments, people };
}

async function deadlocks(): Promise<number> {
  const [row] = await lookingSql()<{ n: number }[]>`
    select deadlocks::int as n from pg_stat_database where datname = current_database()`;
  return row?.n ?? 0;
}

/** Until a session of this test's database waits for a lock of another one. */
async function someoneWaits(): Promise<void> {
  for (;;) {
    const [row] = await lookingSql()<{ n: number }[]>`
      select count(*)::int as n from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`;
    if ((row?.n ?? 0) > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe('100 who spend at once across nested budgets', () => {
  it('are served exactly up to the limits of company, department and person, without a deadlock', async () => {
    const tenant = await makeTenant();
    const { company, departments, people } = await makeCompany(tenant, {
      company: 600,
      department: 350,
      person: 80,
    });
    const before = await deadlocks();
    const codes = await atOnce(100, (n) => codeOf(spend(tenant, people[n % 10] ?? '', { amount: 10 })));
    expect(tally(codes)).toEqual({ ok: 60, insufficient_budget: 40 });
    expect(await allowance(tenant, company, JUNE)).toBe(0n);
    for (const id of departments)
      expect((await allowance(tenant, id, JUNE)) ?? -1n).toBeGreaterThanOrEqual(0n);
    expect((await deadlocks()) - before).toBe(0);
  });

  it('empty an envelope to the last unit, and not beyond', async () => {
    const tenant = await makeTenant();
    const root = await makeBudget(tenant, { amount: 1_000 });
    const id = await makeBudget(tenant, { parentId: root, amount: 500 });
    const codes = await atOnce(100, () => codeOf(spend(tenant, id, { amount: 10 })));
    expect(tally(codes)).toEqual({ ok: 50, insufficient_budget: 50 });
    expect([await left(tenant, id), await left(tenant, root)]).toEqual([0n, 500n]);
  });

  it('hold at most the limit, and what is released can be spent again', async () => {
    const tenant = await makeTenant();
    const { company, people } = await makeCompany(tenant, { company: 300, department: 200, person: 100 });
    const held: string[] = [];
    const hold = async (n: number) => {
      const { reference } = await spend(tenant, people[n % 10] ?? '', { amount: 10, hold: true });
      held.push(reference);
    };
    expect(tally(await atOnce(100, (n) => codeOf(hold(n))))).toEqual({ ok: 30, insufficient_budget: 70 });
    await atOnce(30, (n) => resolve(tenant, held[n] ?? '', n % 3 === 0 ? 'void' : 'post'));
    expect(await allowance(tenant, company, JUNE)).toBe(100n);
    const again = await atOnce(40, (n) => codeOf(spend(tenant, people[n % 10] ?? '', { amount: 10 })));
    expect(tally(again)).toEqual({ ok: 10, insufficient_budget: 30 });
  });

  it('give the allowance of a new period once, however many are first', async () => {
    const tenant = await makeTenant();
    const id = await makeBudget(tenant, { amount: 1_000, ...month, limit: 100 });
    const now = new Date('2026-07-01T06:00:00Z');
    const codes = await atOnce(50, () => codeOf(spend(tenant, id, { amount: 5, now })));
    expect(tally(codes)).toEqual({ ok: 20, insufficient_budget: 30 });
    expect(await allowance(tenant, id, '2026-07-01')).toBe(0n);
  });
});

describe('while others spend', () => {
  it('a freeze lets nothing through that begins after it was acknowledged', async () => {
    const tenant = await makeTenant();
    const root = await makeBudget(tenant, { amount: 10_000 });
    const id = await makeBudget(tenant, { parentId: root, amount: 5_000 });
    let frozen = false;
    const began = Promise.withResolvers<void>();
    const wrong: string[] = [];
    const spender = async () => {
      const answers: string[] = [];
      while (answers.filter((code) => code === 'conflict').length < 3 && answers.length < 400) {
        const late = frozen;
        const code = await codeOf(spend(tenant, id, { amount: 1 }));
        if (late && code === 'ok') wrong.push(code);
        began.resolve();
        answers.push(code);
      }
      return answers;
    };
    const spenders = atOnce(10, spender);
    await began.promise;
    await freezeBudget.call(asPlatform(tenant), { budgetId: root, frozen: true, reason: 'test' });
    frozen = true;
    const codes = tally((await spenders).flat());
    expect(wrong).toEqual([]);
    expect(codes['ok']).toBeGreaterThan(0);
    expect(codes['conflict']).toBe(30);
    expect(await left(tenant, id)).toBe(5_000n - BigInt(codes['ok'] ?? 0));
  });

  it.each([
    ['freeze', () => freezeBudget, { frozen: true, reason: 'test' }],
    ['new limit', () => setBudgetLimit, { limit: 40, reason: 'test' }],
  ] as const)('a %s waits for a spend that is under way, and sees it', async (_, verb, input) => {
    const tenant = await makeTenant();
    const root = await makeBudget(tenant, { amount: 100 });
    const id = await makeBudget(tenant, { parentId: root, amount: 50 });
    const [asked, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const done: string[] = [];
    const spending = inVerb(systemAt(tenant), async (ctx) => {
      await spendIn(ctx, id, { amount: 30 });
      asked.resolve();
      await go.promise;
    }).then(() => done.push('spend'));
    await asked.promise;
    const changing = verb()
      .call(systemAt(tenant), { budgetId: root, ...input })
      .then(() => done.push('change'));
    await Promise.race([changing, someoneWaits()]);
    go.resolve();
    await Promise.all([spending, changing]);
    expect(done).toEqual(['spend', 'change']);
    if ('limit' in input) expect(await allowance(tenant, root, 'ever')).toBe(10n);
  });

  it('a limit that goes up and down is never passed', async () => {
    const tenant = await makeTenant();
    const root = await makeBudget(tenant, { amount: 10_000, ...month });
    const id = await makeBudget(tenant, { parentId: root, amount: 5_000 });
    const limits = [60, null, 90, 40, null, 120, 100];
    const [codes] = await Promise.all([
      atOnce(100, (n) => codeOf(spend(tenant, id, { amount: 2, hold: n % 2 === 0 }))),
      (async () => {
        for (const limit of limits) {
          await codeOf(setBudgetLimit.call(asPlatform(tenant), { budgetId: root, limit, reason: 'test' }));
        }
      })(),
    ]);
    expect(codes.every((c) => c === 'ok' || c === 'insufficient_budget')).toBe(true);
    expect(codes).toContain('ok');
  });
});
