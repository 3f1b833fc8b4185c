import { expect, it } from 'vitest';
import { makeBudget, resolve, spend } from '#tests/budgets/trees.ts';
import { asOwner, callerOf, makeTenant, NOW } from '#tests/factories.ts';
import { codeOf } from '#tests/outcome.ts';
import { burnDown, showBudget } from './index.ts';

const DAY = 86_400_000;
const day = (n: number) => new Date(NOW.getTime() + n * DAY);

it('goes down by what was spent on each day, below it too, and ends at what the budget says is left', async () => {
  const tenant = await makeTenant();
  const budgetId = await makeBudget(tenant, { period: 'month', limit: 1000, amount: 2000 });
  const below = await makeBudget(tenant, { parentId: budgetId, amount: 500 });
  await spend(tenant, budgetId, { amount: 100, now: day(0) });
  await spend(tenant, below, { amount: 200, now: day(2) });
  const held = await spend(tenant, budgetId, { amount: 50, hold: true, now: day(2) });
  const later = asOwner(tenant, day(3));
  const look = () => burnDown.call(later, { budgetId });
  expect(await look()).toMatchObject({
    whole: 1000,
    days: 30,
    left: [
      { day: '2026-06-01', left: 900 },
      { day: '2026-06-02', left: 900 },
      { day: '2026-06-03', left: 650 },
      { day: '2026-06-04', left: 650 },
    ],
  });
  await resolve(tenant, held.reference, 'void');
  const { spent } = await showBudget.call(later, { budgetId });
  expect((await look()).left.at(-1)?.left).toBe(1000 - spent);
  expect(await codeOf(burnDown.call(asOwner(await makeTenant()), { budgetId }))).toBe('not_found');
  const nobody = callerOf(tenant, { type: 'operator', id: 'opr', permissions: new Set() });
  expect(await codeOf(burnDown.call(nobody, { budgetId }))).toBe('forbidden');
});
