import { describe, expect, it } from 'vitest';
import type { TenantRef } from '#lib/tenant.ts';
import { closeBudget, rollOverDue, rollOverNext, showBudget } from '#modules/budgets/index.ts';
import { callerOf, lookingSql, makeTenant, ownerSql } from '#tests/factories.ts';
import { atOnce, codeOf, tally } from '#tests/outcome.ts';
import { accountOf, allowance, left, makeBudget, resolve, spend, systemAt } from './trees.ts';

const at = (iso: string) => new Date(iso);
const rollOver = async (tenant: TenantRef, now: Date) => {
  await rollOverDue(systemAt(tenant, now), {});
};
const endings = (tenant: TenantRef) => lookingSql()<{ budgetId: string; period: string; amount: bigint }[]>`
  select budget_id as "budgetId", period, amount from budget_changes
   where tenant_id = ${tenant.id} and kind = 'rolled_over' order by id`;
const program = async (tenant: TenantRef) => (await accountOf(tenant, 'program::PTS'))?.available;

async function tenantIn(timeZone: string): Promise<TenantRef> {
  const tenant = await makeTenant({ funds: 100_000 });
  const owner = ownerSql();
  await owner`update tenants set time_zone = ${timeZone} where id = ${tenant.id}`;
  await owner.end();
  return { ...tenant, timeZone };
}

describe('the end of a period', () => {
  it.each([
    ['keep', {}, 100n, 0n],
    ['return', {}, 0n, 100n],
    ['cap', { rollOverCap: 30 }, 30n, 70n],
    ['cap', { rollOverCap: 300 }, 100n, 0n],
  ])('by the policy %s %o leaves %s and gives back %s', async (rollOverPolicy, rest, kept, returned) => {
    const tenant = await makeTenant();
    const root = await makeBudget(tenant, { amount: 100 });
    const id = await makeBudget(tenant, {
      parentId: root,
      amount: 100,
      period: 'month',
      rollOver: rollOverPolicy,
      ...rest,
    });
    await rollOver(tenant, at('2026-06-30T21:59:59Z'));
    expect([await left(tenant, id), await left(tenant, root)], 'a second before').toEqual([100n, 0n]);
    for (let again = 0; again < 3; again++) await rollOver(tenant, at('2026-06-30T22:00:00Z'));
    expect([await left(tenant, id), await left(tenant, root)]).toEqual([kept, returned]);
    expect(await endings(tenant)).toEqual([{ budgetId: id, period: '2026-07-01', amount: returned }]);
  });

  it('leaves what is held, which comes back to the budget when released', async () => {
    const tenant = await makeTenant();
    const before = await program(tenant);
    const id = await makeBudget(tenant, { amount: 100, period: 'month', rollOver: 'return', limit: 80 });
    const { reference } = await spend(tenant, id, { amount: 60, hold: true });
    await rollOver(tenant, at('2026-07-01T08:00:00Z'));
    expect([await left(tenant, id), await program(tenant)]).toEqual([0n, (before ?? 0n) - 60n]);
    await resolve(tenant, reference, 'void');
    expect(await left(tenant, id)).toBe(60n);
    expect(await allowance(tenant, id, '2026-06-01')).toBe(80n);
    expect(await allowance(tenant, id, '2026-07-01'), 'not yet begun').toBeNull();
  });

  it('is caught up after downtime, each month once, the lowest of a tree first', async () => {
    const tenant = await makeTenant();
    const before = await program(tenant);
    const root = await makeBudget(tenant, { amount: 100, period: 'quarter', rollOver: 'return' });
    const team = await makeBudget(tenant, {
      parentId: root,
      amount: 60,
      period: 'month',
      rollOver: 'return',
    });
    await rollOver(tenant, at('2026-08-15T12:00:00Z'));
    expect(
      (await endings(tenant)).map((e) => [e.budgetId === root ? 'root' : 'team', e.period, e.amount]),
    ).toEqual([
      ['team', '2026-07-01', 60n],
      ['root', '2026-07-01', 100n],
      ['team', '2026-08-01', 0n],
    ]);
    expect([await left(tenant, team), await left(tenant, root), await program(tenant)]).toEqual([
      0n,
      0n,
      before,
    ]);
  });

  it('does not touch a closed budget', async () => {
    const tenant = await makeTenant();
    const id = await makeBudget(tenant, { amount: 10, period: 'month', rollOver: 'return' });
    const open = await makeBudget(tenant, { amount: 10, period: 'month', rollOver: 'return' });
    await closeBudget.call(systemAt(tenant), { budgetId: id, reason: 'test' });
    await rollOver(tenant, at('2026-07-15T12:00:00Z'));
    expect((await endings(tenant)).map((e) => e.budgetId)).toEqual([open]);
  });
});

describe('midnight is the tenant’s, on days when clocks change and in months of any length', () => {
  it.each([
    [
      'Europe/Berlin',
      'month',
      '2026-02-10T12:00:00Z',
      '2026-02-28T22:59:59Z',
      '2026-02-28T23:00:00Z',
      '2026-03-01',
    ],
    [
      'Europe/Berlin',
      'month',
      '2026-03-10T12:00:00Z',
      '2026-03-31T21:59:59Z',
      '2026-03-31T22:00:00Z',
      '2026-04-01',
    ],
    [
      'Europe/Berlin',
      'quarter',
      '2026-08-10T12:00:00Z',
      '2026-09-30T21:59:59Z',
      '2026-09-30T22:00:00Z',
      '2026-10-01',
    ],
    [
      'America/New_York',
      'year',
      '2026-08-10T12:00:00Z',
      '2027-01-01T04:59:59Z',
      '2027-01-01T05:00:00Z',
      '2027-01-01',
    ],
    [
      'America/Havana',
      'month',
      '2026-10-10T12:00:00Z',
      '2026-11-01T03:59:59Z',
      '2026-11-01T04:00:00Z',
      '2026-11-01',
    ],
    [
      'America/Asuncion',
      'month',
      '2023-09-10T12:00:00Z',
      '2023-10-01T03:59:59Z',
      '2023-10-01T04:00:00Z',
      '2023-10-01',
    ],
    [
      'Asia/Kathmandu',
      'month',
      '2024-02-10T12:00:00Z',
      '2024-02-29T18:14:59Z',
      '2024-02-29T18:15:00Z',
      '2024-03-01',
    ],
    [
      'Pacific/Kiritimati',
      'month',
      '2026-06-10T12:00:00Z',
      '2026-06-30T09:59:59Z',
      '2026-06-30T10:00:00Z',
      '2026-07-01',
    ],
  ])('%s, %s from %s: %s is before, %s is the %s', async (zone, period, made, before, after, first) => {
    const tenant = await tenantIn(zone);
    const id = await makeBudget(
      tenant,
      { amount: 1_000, period, rollOver: 'cap', rollOverCap: 500, limit: 100 },
      at(made),
    );
    const ask = (now: string) => codeOf(spend(tenant, id, { amount: 100, now: at(now) }));
    expect([await ask(before), await ask(before), await ask(after), await ask(after)]).toEqual([
      'ok',
      'insufficient_budget',
      'ok',
      'insufficient_budget',
    ]);
    expect(await allowance(tenant, id, first)).toBe(0n);
    await rollOver(tenant, at(before));
    expect(await endings(tenant)).toHaveLength(0);
    await rollOver(tenant, at(after));
    expect(await endings(tenant)).toMatchObject([{ period: first, amount: 300n }]);
  });

  it('clocks that run apart or jump back begin no period twice', async () => {
    const tenant = await makeTenant();
    const id = await makeBudget(tenant, { amount: 10_000, period: 'month', limit: 100 });
    const clocks = [
      '2026-06-30T21:30:00Z',
      '2026-06-30T22:30:00Z',
      '2027-08-05T00:00:00Z',
      '2026-06-30T21:59:00Z',
    ];
    const codes = await atOnce(80, (n) =>
      codeOf(spend(tenant, id, { amount: 10, now: at(clocks[n % 4] ?? '') })),
    );
    expect(tally(codes)).toEqual({ ok: 30, insufficient_budget: 50 });
    expect(await left(tenant, id)).toBe(9_700n);
  });
});

describe('with spends in flight at midnight', () => {
  it('four workers end each period once, and every unit is in one place', async () => {
    const tenant = await makeTenant();
    const before = (await program(tenant)) ?? 0n;
    const returns = { period: 'month', rollOver: 'return', limit: 200 };
    const root = await makeBudget(tenant, { amount: 1_000, ...returns });
    const teams = await atOnce(4, () => makeBudget(tenant, { parentId: root, amount: 200, ...returns }));
    const [late, early] = [at('2026-06-30T21:59:59.900Z'), at('2026-06-30T22:00:00.100Z')];
    const spends = atOnce(60, (n) =>
      codeOf(spend(tenant, teams[n % 4] ?? '', { amount: 10, hold: n % 3 === 0, now: n % 2 ? late : early })),
    );
    const workers = atOnce(4, () => rollOver(tenant, early));
    const codes = tally(await spends);
    await workers;
    const ended = await endings(tenant);
    expect(ended).toHaveLength(5);
    expect(new Set(ended.map((e) => e.budgetId)).size).toBe(5);
    expect((codes['ok'] ?? 0) + (codes['insufficient_budget'] ?? 0)).toBe(60);
    const spent = BigInt(codes['ok'] ?? 0) * 10n;
    const everything = await lookingSql()<{ sum: bigint }[]>`
      select sum(credits_posted - debits_posted)::bigint as sum from accounts
       where tenant_id = ${tenant.id} and kind in ('program', 'budget')`;
    const held = await lookingSql()<{ sum: bigint }[]>`
      select sum(debits_pending)::bigint as sum from accounts where tenant_id = ${tenant.id} and kind = 'budget'`;
    expect((everything[0]?.sum ?? 0n) - (held[0]?.sum ?? 0n)).toBe(before - spent);
  });

  it('a spend that comes after the end has what the new period has, and no more', async () => {
    const tenant = await makeTenant();
    const id = await makeBudget(tenant, { amount: 100, period: 'month', rollOver: 'return' });
    const now = at('2026-07-01T00:00:00Z');
    await rollOver(tenant, now);
    expect(await codeOf(spend(tenant, id, { amount: 1, now }))).toBe('insufficient_budget');
    const operator = callerOf(
      tenant,
      { type: 'operator', id: 'x', permissions: new Set(['budgets.read']) },
      now,
    );
    const shown = await showBudget.call(operator, { budgetId: id });
    expect([shown.periodStart, shown.spent, shown.available]).toEqual(['2026-07-01', 0, 0]);
    expect(await rollOverNext.call(systemAt(tenant, now), {})).toEqual({ budgetId: null });
  });
});
