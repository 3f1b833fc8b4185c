import { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { refuseIfChanged } from '#core/settings.ts';
import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { POINTS } from '#lib/money.ts';
import { budgetOf } from '#modules/budgets/index.ts';
import { selectPolicy } from './allowance-queries.ts';
import { type Policy, setPolicyInput } from './schema.ts';
import { upsertPolicy } from './store.ts';

/** What each member may give from now on. What was given in this period counts against it. */
export const setRecognitionPolicy = verb({
  name: 'recognition.setPolicy',
  permission: 'recognition.manage',
  input: setPolicyInput,
  run: async (ctx, { seen, ...policy }): Promise<Policy> => {
    await refuseUnlessPoints(ctx, policy.budgetId);
    const read = () => selectPolicy(ctx);
    const before = await refuseIfChanged(ctx, { place: 'recognition', seen, read });
    await upsertPolicy(ctx, policy);
    ctx.emit({
      type: 'recognition.policy_set',
      objectType: 'tenant',
      objectId: ctx.tenant.id,
      data: policy,
    });
    ctx.note({ detail: { before, after: policy } });
    return policy;
  },
});

/** The policy in force; null where nobody may give points. */
export const showRecognitionPolicy = verb({
  name: 'recognition.showPolicy',
  permission: 'recognition.read',
  reads: true,
  input: z.object({}),
  run: async (ctx) => ({ policy: await selectPolicy(ctx) }),
});

/** Points come out of a budget of points that is open. */
export async function refuseUnlessPoints(ctx: Ctx, budgetId: string): Promise<void> {
  const budget = (await budgetOf(ctx, budgetId)) ?? notFound();
  if (budget.currency !== POINTS)
    refuse('conflict', `The budget ${budget.name} is in ${budget.currency}. Choose one of points.`);
  if (budget.state === 'closed')
    refuse('conflict', `The budget ${budget.name} is closed. Choose another one.`);
}
