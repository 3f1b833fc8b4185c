import { verb } from '#core/verb.ts';
import { notFound } from '#lib/errors.ts';
import { type Answer, explainInput } from './access-schema.ts';
import { selectOperators, selectRoles } from './access-store.ts';

/** Whether an operator may do what a permission opens, and which role or limit decides that. */
export const explainAccess = verb({
  name: 'identity.explainAccess',
  permission: 'operators.manage',
  reads: true,
  input: explainInput,
  run: async (ctx, { operatorId, permission }): Promise<Answer> => {
    const [operator] = await selectOperators(ctx, operatorId);
    if (!operator) notFound();
    const giving = (await selectRoles(ctx)).filter((role) => role.permissions.includes(permission));
    const held = operator.roles.filter((role) => giving.some((each) => each.roleId === role.roleId));
    const by = held.map(({ name, costCentres }) => ({ name, costCentres }));
    const others = giving.map((role) => role.name).filter((name) => !by.some((role) => role.name === name));
    if (operator.status === 'disabled') return { may: 'no', because: 'disabled', by, others };
    if (by.length === 0) return { may: 'no', because: 'no_role', by, others };
    const everywhere = by.some((role) => role.costCentres === null);
    return everywhere
      ? { may: 'yes', because: 'role', by: by.filter((role) => role.costCentres === null), others }
      : { may: 'partly', because: 'limited', by, others };
  },
});
