import { beforeEach, expect, it } from 'vitest';
import type { TenantRef } from '#lib/tenant.ts';
import {
  allocate,
  budgetLedger,
  budgetOf,
  closeBudget,
  editBudget,
  freezeBudget,
  moveBetween,
  takeBack,
  traceTransfer,
} from '#modules/budgets/index.ts';
import { asOwner, asPlatform, makeMember, makeTenant } from '#tests/factories.ts';
import { codeOf } from '#tests/outcome.ts';
import { inVerb } from '#tests/proof-verb.ts';
import { left, makeBudget, resolve, spend, systemAt } from './trees.ts';

const reason = 'test';
let tenant: TenantRef;
beforeEach(async () => {
  tenant = await makeTenant({ funds: 1_000 });
});

it('a budget is renamed and given another owner, and keeps the one it has when none is named', async () => {
  const memberId = await makeMember(tenant);
  const budgetId = await makeBudget(tenant, { name: 'Before' });
  await editBudget.call(asPlatform(tenant), {
    budgetId,
    name: 'After',
    owner: { type: 'member', id: memberId },
  });
  await editBudget.call(asPlatform(tenant), { budgetId, name: 'Later' });
  const found = await inVerb(asPlatform(tenant), (ctx) => budgetOf(ctx, budgetId));
  expect(found).toMatchObject({ name: 'Later', owner: { type: 'member', id: memberId, name: 'Kim Member' } });
  const stranger = { type: 'member', id: await makeMember(await makeTenant()) };
  expect(await codeOf(editBudget.call(asPlatform(tenant), { budgetId, owner: stranger }))).toBe('not_found');
});

it('an amount is followed to its accounts, its cause, who did it and the limits it was counted against', async () => {
  const root = await makeBudget(tenant, { amount: 100, limit: 60 });
  const id = await makeBudget(tenant, { parentId: root, amount: 50 });
  const { reference } = await spend(tenant, id, { amount: 20, hold: true });
  await resolve(tenant, reference, 'post');
  const { items } = await budgetLedger.call(asOwner(tenant), { budgetId: id, limit: 1 });
  const transferId = items[0]?.transferId;
  expect(await traceTransfer.call(asOwner(tenant), { transferId })).toMatchObject({
    amount: 20,
    type: 'post',
    from: `budget:${id}:PTS`,
    to: 'redeemed::PTS',
    pendingId: expect.stringMatching(/^trf_/),
    object: { type: 'proof', id: reference },
    actor: { type: 'system', id: 'test' },
    limits: [{ budgetId: root, period: 'ever', amount: 20 }],
  });
  expect(await codeOf(traceTransfer.call(asOwner(await makeTenant()), { transferId }))).toBe('not_found');
});

it('money moves between any two budgets of a currency, and from a frozen one only back up', async () => {
  const caller = systemAt(tenant);
  const [one, two] = [await makeBudget(tenant, { amount: 100 }), await makeBudget(tenant)];
  const euro = await makeBudget(tenant, { currency: 'EUR' });
  const move = (fromId: string, toId: string, amount: number) =>
    codeOf(moveBetween.call(caller, { fromId, toId, amount, reason }));
  expect(await move(one, two, 30)).toBe('ok');
  expect(await move(one, two, 71)).toBe('insufficient_budget');
  expect([await move(one, one, 1), await move(one, euro, 1)]).toEqual(['conflict', 'conflict']);
  const below = await makeBudget(tenant, { parentId: one });
  await freezeBudget.call(caller, { budgetId: one, frozen: true, reason });
  expect(await move(one, two, 1)).toBe('conflict');
  expect(await codeOf(allocate.call(caller, { budgetId: below, amount: 1, reason }))).toBe('conflict');
  expect(await codeOf(takeBack.call(caller, { budgetId: one, amount: 20, reason }))).toBe('ok');
  expect([await left(tenant, one), await left(tenant, two)]).toEqual([50n, 30n]);
});

it('a budget is closed once it is empty of orders and of open budgets, and what is left goes up', async () => {
  const caller = systemAt(tenant);
  const root = await makeBudget(tenant, { amount: 100 });
  const id = await makeBudget(tenant, { parentId: root, amount: 40 });
  const close = (budgetId: string) => codeOf(closeBudget.call(caller, { budgetId, reason }));
  expect(await close(root), 'one is open below').toBe('conflict');
  const { reference } = await spend(tenant, id, { amount: 10, hold: true });
  expect(await close(id), 'an order holds').toBe('conflict');
  await resolve(tenant, reference, 'void');
  expect([await close(id), await close(id)]).toEqual(['ok', 'conflict']);
  expect([await left(tenant, root), await left(tenant, id)]).toEqual([100n, 0n]);
  expect(await codeOf(spend(tenant, id, { amount: 1 }))).toBe('conflict');
  expect(await codeOf(allocate.call(caller, { budgetId: id, amount: 1, reason }))).toBe('conflict');
  expect(await close(root)).toBe('ok');
});
