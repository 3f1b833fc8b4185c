import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { notFound, Refusal, refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { findMember, findOperator } from '#modules/identity/index.ts';
import type { Budget } from './budget.ts';
import { applyLimit } from './limit.ts';
import { createInput, editInput, MAX_BUDGETS, MAX_DEPTH, type NewBudget } from './schema.ts';
import { countBudgets, insertBudget, insertChange, lockBudgets, updateIdentity } from './store.ts';

/** Makes a budget, as a root or below another one of the same currency. It is empty until money is allocated to it. */
export const createBudget = verb({
  name: 'budgets.create',
  permission: 'budgets.manage',
  input: createInput,
  run: async (ctx, { limit, ...input }) => {
    const b = coherent({ ...input, limit });
    await refuseUnknownPeople(ctx, b);
    if ((await countBudgets(ctx)) >= MAX_BUDGETS)
      refuse('conflict', `There are ${MAX_BUDGETS} budgets already. Use one that is there.`);
    const above = b.parentId ? await parentOf(ctx, b.parentId, b.currency) : [];
    const budgetId = newId('budget');
    await insertBudget(ctx, budgetId, { ...b, path: [...above, budgetId] });
    await insertChange(ctx, { budgetId, kind: 'created', reason: b.name });
    const made = (await lockBudgets(ctx, [budgetId])).get(budgetId) ?? notFound();
    if (limit !== null) await applyLimit(ctx, made, limit, 'Set when the budget was made');
    ctx.emit({ type: 'budget.created', objectType: 'budget', objectId: budgetId, data: { name: b.name } });
    ctx.note({ objectId: budgetId, detail: { name: b.name, parentId: b.parentId } });
    return { budgetId };
  },
});

/** Renames a budget or gives it another owner. What it holds and what it may spend stay. */
export const editBudget = verb({
  name: 'budgets.edit',
  permission: 'budgets.manage',
  input: editInput,
  run: async (ctx, { budgetId, name, owner }) => {
    const b = (await lockBudgets(ctx, [budgetId])).get(budgetId) ?? notFound();
    await refuseUnknownPeople(ctx, { owner: owner ?? null, managerId: null });
    const to = name ?? b.name;
    await updateIdentity(ctx, budgetId, {
      name: to,
      ownerOperatorId: owner === undefined ? b.ownerOperatorId : owner?.type === 'operator' ? owner.id : null,
      ownerMemberId: owner === undefined ? b.ownerMemberId : owner?.type === 'member' ? owner.id : null,
    });
    await insertChange(ctx, { budgetId, kind: 'edited', reason: to });
    ctx.emit({ type: 'budget.edited', objectType: 'budget', objectId: budgetId, data: { name: to } });
    ctx.note({ objectId: budgetId, detail: { before: b.name, after: to } });
    return { budgetId };
  },
});

/** Drops what another field makes meaningless, and names what is missing. */
function coherent(b: NewBudget): NewBudget {
  const wants = (field: string, message: string) =>
    new Refusal('invalid', { message: `${field}: ${message}`, fields: [{ field, message }] });
  if (b.scope === 'cost_centre' && !b.costCentre) throw wants('costCentre', 'is needed for this scope');
  if (b.scope === 'manager' && !b.managerId) throw wants('managerId', 'is needed for this scope');
  if (b.rollOver === 'cap' && b.rollOverCap === null)
    throw wants('rollOverCap', 'is needed to roll over up to it');
  if (b.period === 'none' && b.rollOver !== 'keep')
    throw wants('period', 'is needed to roll over at its end');
  return {
    ...b,
    costCentre: b.scope === 'cost_centre' ? b.costCentre : null,
    managerId: b.scope === 'manager' ? b.managerId : null,
    rollOverCap: b.rollOver === 'cap' ? b.rollOverCap : null,
  };
}

async function refuseUnknownPeople(ctx: Ctx, b: Pick<NewBudget, 'owner' | 'managerId'>): Promise<void> {
  const find = b.owner?.type === 'operator' ? findOperator : findMember;
  if (b.owner && !(await find(ctx, b.owner.id))) notFound();
  if (b.managerId && !(await findMember(ctx, b.managerId))) notFound();
}

/** The parent's path, its row locked so that it is not closed meanwhile. */
async function parentOf(ctx: Ctx, parentId: string, currency: string): Promise<string[]> {
  const parent: Budget = (await lockBudgets(ctx, [parentId])).get(parentId) ?? notFound();
  if (parent.state === 'closed')
    refuse('conflict', `The budget ${parent.name} is closed. Choose another parent.`);
  if (parent.currency !== currency)
    refuse(
      'conflict',
      `The budget ${parent.name} is in ${parent.currency}. One below it has the same currency.`,
    );
  if (parent.path.length >= MAX_DEPTH)
    refuse('conflict', `Budgets stand at most ${MAX_DEPTH} deep. Choose a parent that is higher up.`);
  return parent.path;
}
