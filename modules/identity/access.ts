import { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import {
  inviteOperatorInput,
  type OperatorRow,
  operatorIdInput,
  setOperatorRolesInput,
} from './access-schema.ts';
import {
  countOwners,
  insertBareOperator,
  lockOwners,
  OWNER,
  replaceRoles,
  selectOperators,
  selectRoles,
  setOperatorStatus,
} from './access-store.ts';
import { refuseBeyondOwn, rolesToGive } from './beyond-own.ts';
import { inviteOperator as sendInvitation } from './sign-in.ts';
import { endSessions } from './store.ts';

/** Everybody who works in the console, with their roles. */
export const listOperators = verb({
  name: 'identity.listOperators',
  permission: 'operators.manage',
  reads: true,
  input: z.object({}),
  run: async (ctx) => ({ items: await selectOperators(ctx) }),
});

/** Makes an operator with these roles and sends a link that takes them into the console. */
export const inviteColleague = verb({
  name: 'identity.inviteOperator',
  permission: 'operators.manage',
  input: inviteOperatorInput,
  run: async (ctx, { roles, ...who }) => {
    const given = await rolesToGive(ctx, roles);
    const id = newId('operator');
    if (!(await insertBareOperator(ctx, { id, ...who }))) {
      refuse('conflict', {
        message: 'An operator with this e-mail is here already.',
        fields: [{ field: 'email', message: 'is taken' }],
      });
    }
    await replaceRoles(ctx, id, given);
    await sendInvitation(ctx, id);
    ctx.note({ objectId: id, detail: { roles: given } });
    return { operatorId: id };
  },
});

/** Gives an operator these roles in place of those they had; it holds from their next act on. */
export const setOperatorRoles = verb({
  name: 'identity.setOperatorRoles',
  permission: 'operators.manage',
  input: setOperatorRolesInput,
  run: async (ctx, { operatorId, roles }) => {
    const before = await openOperator(ctx, operatorId);
    const given = await rolesToGive(ctx, roles);
    const owner = (await selectRoles(ctx)).find((role) => role.isOwner);
    const staysOwner = given.some((each) => each.roleId === owner?.roleId && each.costCentres === null);
    if (!staysOwner) await refuseLastOwner(ctx, before);
    await replaceRoles(ctx, operatorId, given);
    ctx.emit({ type: 'operator.roles_set', objectType: 'operator', objectId: operatorId });
    ctx.note({ objectId: operatorId, detail: { before: before.roles, after: given } });
    return { operatorId };
  },
});

/** Takes an operator's access away at once: no new sign-in, and every session ends. */
export const disableOperator = verb({
  name: 'identity.disableOperator',
  permission: 'operators.manage',
  input: operatorIdInput,
  run: async (ctx, { operatorId }) => {
    await refuseLastOwner(ctx, await openOperator(ctx, operatorId));
    await setOperatorStatus(ctx, operatorId, 'disabled');
    const ended = await endSessions(ctx, { subjectId: operatorId });
    ctx.emit({ type: 'operator.disabled', objectType: 'operator', objectId: operatorId, data: { ended } });
    ctx.note({ objectId: operatorId, detail: { ended } });
    return { ended };
  },
});

/** Gives a disabled operator their access back, with the roles they had. */
export const enableOperator = verb({
  name: 'identity.enableOperator',
  permission: 'operators.manage',
  input: operatorIdInput,
  run: async (ctx, { operatorId }) => {
    await openOperator(ctx, operatorId);
    await setOperatorStatus(ctx, operatorId, 'active');
    ctx.emit({ type: 'operator.enabled', objectType: 'operator', objectId: operatorId });
    ctx.note({ objectId: operatorId });
    return { operatorId };
  },
});

/** An operator who holds nothing beyond what whoever acts on them holds. */
async function openOperator(ctx: Ctx, operatorId: string): Promise<OperatorRow> {
  await lockOwners(ctx);
  const [operator] = await selectOperators(ctx, operatorId);
  if (!operator) notFound();
  const held = new Set(operator.roles.map((role) => role.roleId));
  const roles = (await selectRoles(ctx)).filter((role) => held.has(role.roleId));
  refuseBeyondOwn(ctx, [...new Set(roles.flatMap((role) => role.permissions))]);
  return operator;
}

/** A program without anybody who holds everything could never be put right from inside. */
async function refuseLastOwner(ctx: Ctx, operator: OperatorRow): Promise<void> {
  const owns = operator.roles.some((role) => role.name === OWNER && role.costCentres === null);
  if (!owns || operator.status !== 'active' || (await countOwners(ctx, operator.operatorId)) > 0) return;
  const who = operator.isMe ? 'You are' : `${operator.name} is`;
  refuse('conflict', `${who} the last owner. Make somebody else an owner first.`);
}
