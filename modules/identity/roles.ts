import { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import {
  createRoleInput,
  editRoleInput,
  LIMITED_PERMISSIONS,
  type RoleRow,
  roleIdInput,
} from './access-schema.ts';
import { insertNewRole, removeRole, selectOperators, selectRoles, updateRole } from './access-store.ts';
import { refuseBeyondOwn } from './beyond-own.ts';

/** The roles of a program, and what each holds. */
export const listRoles = verb({
  name: 'identity.listRoles',
  permission: 'operators.manage',
  reads: true,
  input: z.object({}),
  run: async (ctx) => ({ items: await selectRoles(ctx) }),
});

/** Makes a role out of permissions that whoever makes it holds. */
export const createRole = verb({
  name: 'identity.createRole',
  permission: 'operators.manage',
  input: createRoleInput,
  run: async (ctx, { name, permissions }) => {
    refuseBeyondOwn(ctx, permissions);
    const id = newId('role');
    if (!(await insertNewRole(ctx, { id, name, permissions }))) refuseName();
    ctx.emit({ type: 'role.created', objectType: 'role', objectId: id });
    ctx.note({ objectId: id, detail: { name, permissions } });
    return { roleId: id };
  },
});

/** Changes what a role holds; it holds for everybody who has it from their next act on. */
export const editRole = verb({
  name: 'identity.editRole',
  permission: 'operators.manage',
  input: editRoleInput,
  run: async (ctx, { roleId, version, name, permissions }) => {
    const before = await openRole(ctx, roleId);
    // To take away is a power, too: nobody changes a role that holds more than they do.
    refuseBeyondOwn(ctx, [...before.permissions, ...permissions]);
    await refuseLimited(ctx, roleId, permissions);
    const others = (await selectRoles(ctx)).filter((role) => role.roleId !== roleId);
    if (others.some((role) => role.name === name)) refuseName();
    if (!(await updateRole(ctx, { roleId, version, name, permissions }))) {
      refuse(
        'conflict',
        'Somebody else has changed this role since you opened it. Load it again to see how.',
      );
    }
    ctx.emit({ type: 'role.changed', objectType: 'role', objectId: roleId });
    const was = { name: before.name, permissions: before.permissions };
    ctx.note({ objectId: roleId, detail: { before: was, after: { name, permissions } } });
    return { roleId };
  },
});

/** Forgets a role that nobody holds. */
export const deleteRole = verb({
  name: 'identity.deleteRole',
  permission: 'operators.manage',
  input: roleIdInput,
  run: async (ctx, { roleId }) => {
    const role = await openRole(ctx, roleId);
    refuseBeyondOwn(ctx, role.permissions);
    const holders = (await selectOperators(ctx)).filter((each) =>
      each.roles.some((r) => r.roleId === roleId),
    );
    if (holders.length > 0) {
      const names = holders.slice(0, 3).map((each) => each.name);
      refuse('conflict', `${role.name} is held by ${names.join(', ')}. Give them another role first.`);
    }
    await removeRole(ctx, roleId);
    ctx.emit({ type: 'role.deleted', objectType: 'role', objectId: roleId });
    ctx.note({ objectId: roleId, detail: { name: role.name, permissions: role.permissions } });
    return { roleId };
  },
});

async function openRole(ctx: Ctx, roleId: string): Promise<RoleRow> {
  const role = (await selectRoles(ctx)).find((each) => each.roleId === roleId) ?? notFound();
  if (role.isOwner)
    refuse('conflict', 'The owner’s role holds everything and stays as it is. Make another role.');
  return role;
}

/** Whoever holds it for some cost centres alone must not get by it what concerns everybody. */
async function refuseLimited(ctx: Ctx, roleId: string, permissions: readonly string[]): Promise<void> {
  const whole = permissions.filter((p) => !LIMITED_PERMISSIONS.some((each) => each === p));
  if (whole.length === 0) return;
  const limited = (await selectOperators(ctx)).find((each) =>
    each.roles.some((role) => role.roleId === roleId && role.costCentres !== null),
  );
  if (limited) {
    refuse(
      'conflict',
      `${limited.name} holds this role for some cost centres alone, and ${whole[0]} concerns everybody.`,
    );
  }
}

function refuseName(): never {
  refuse('conflict', {
    message: 'A role has this name already.',
    fields: [{ field: 'name', message: 'is taken' }],
  });
}
