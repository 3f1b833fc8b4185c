import { z } from 'zod';
import { verb } from '#core/verb.ts';
import { hashPassword, sha256 } from '#lib/crypto.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { makeSecret } from './api-key.ts';
import { refuseBeyondOwn } from './beyond-own.ts';
import { STARTING_ROLES } from './permissions.ts';
import { selectApiKeys } from './queries.ts';
import { addOperatorInput, apiKeyIdInput, createApiKeyInput } from './schema.ts';
import { insertApiKey, insertOperator, insertRole, revokeKey, selectRole } from './store.ts';

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

/** Makes an API key; its secret is in this answer and nowhere else. */
export const createApiKey = verb({
  name: 'identity.createApiKey',
  secret: true,
  permission: 'keys.manage',
  input: createApiKeyInput,
  run: async (ctx, { name, scopes }) => {
    refuseBeyondOwn(ctx, scopes);
    const secret = makeSecret(ctx.tenant);
    const id = newId('apiKey');
    await insertApiKey(ctx, { id, name, scopes, secretHash: sha256(secret), lastFour: secret.slice(-4) });
    ctx.emit({ type: 'api_key.created', objectType: 'api_key', objectId: id, data: { name, scopes } });
    ctx.note({ objectId: id, detail: { name, scopes } });
    return { apiKeyId: id, secret };
  },
});

export const revokeApiKey = verb({
  name: 'identity.revokeApiKey',
  permission: 'keys.manage',
  input: apiKeyIdInput,
  run: async (ctx, { apiKeyId }) => {
    if (!(await revokeKey(ctx, apiKeyId))) notFound();
    ctx.emit({ type: 'api_key.revoked', objectType: 'api_key', objectId: apiKeyId });
    ctx.note({ objectId: apiKeyId });
    return { apiKeyId };
  },
});

export const listApiKeys = verb({
  name: 'identity.listApiKeys',
  permission: 'keys.manage',
  reads: true,
  input: z.object({}),
  run: async (ctx) => ({ items: await selectApiKeys(ctx) }),
});
