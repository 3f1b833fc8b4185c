import { z } from 'zod';
import { verb } from '#core/verb.ts';
import { hashPassword } from '#lib/crypto.ts';
import { refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { refuseBeyondOwn } from './beyond-own.ts';
import { STARTING_ROLES } from './permissions.ts';
import { addOperatorInput } from './schema.ts';
import { insertOperator, insertRole, selectRole } from './store.ts';

/** Gives a new tenant the roles it starts with. */
export const createStartingRoles = verb({
  name: 'identity.createStartingRoles',
  permission: 'members.manage',
  input: z.object({}),
  run: async (ctx) => {
    for (const [name, permissions] of Object.entries(STARTING_ROLES)) {
      await insertRole(ctx, { id: newId('role'), name, permissions: [...permissions] });
    }
    return { roles: Object.keys(STARTING_ROLES) };
  },
});

export const addOperator = verb({
  name: 'identity.addOperator',
  permission: 'operators.manage',
  input: addOperatorInput,
  run: async (ctx, { password, role, ...input }) => {
    const found = await selectRole(ctx, role);
    if (!found) {
      refuse('invalid', {
        message: 'role: is not known',
        fields: [{ field: 'role', message: 'is not known' }],
      });
    }
    refuseBeyondOwn(ctx, found.permissions);
    const id = newId('operator');
    const passwordHash = password ? await hashPassword(password) : null;
    if (!(await insertOperator(ctx, { ...input, id, roleId: found.id, passwordHash }))) {
      refuse('conflict', {
        message: 'An operator with this e-mail is here already.',
        fields: [{ field: 'email', message: 'is taken' }],
      });
    }
    ctx.emit({ type: 'operator.added', objectType: 'operator', objectId: id });
    ctx.note({ objectId: id, detail: { role } });
    return { operatorId: id };
  },
});
