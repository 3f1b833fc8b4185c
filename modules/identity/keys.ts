import { z } from 'zod';
import { verb } from '#core/verb.ts';
import { sha256 } from '#lib/crypto.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { networkIn } from '#lib/network.ts';
import { makeSecret } from './api-key.ts';
import { refuseBeyondOwn } from './beyond-own.ts';
import { insertApiKey, restrictKey, revokeKey, selectKeyRow, turnKey } from './key-store.ts';
import { selectApiKeys } from './queries.ts';
import { apiKeyIdInput, createApiKeyInput, restrictApiKeyInput, rotateApiKeyInput } from './schema.ts';

const HOUR_MS = 3_600_000;

/** Makes an API key; its secret is in this answer and nowhere else. */
export const createApiKey = verb({
  name: 'identity.createApiKey',
  secret: true,
  permission: 'keys.manage',
  input: createApiKeyInput,
  run: async (ctx, { name, scopes, ...limits }) => {
    refuseBeyondOwn(ctx, scopes);
    const secret = makeSecret(ctx.tenant);
    const id = newId('apiKey');
    const within = checked(limits, ctx.now);
    const key = { id, name, scopes, ...within, secretHash: sha256(secret), lastFour: secret.slice(-4) };
    await insertApiKey(ctx, key);
    ctx.emit({ type: 'api_key.created', objectType: 'api_key', objectId: id, data: { name, scopes } });
    ctx.note({ objectId: id, detail: { name, scopes, ...limits } });
    return { apiKeyId: id, secret };
  },
});

/** Says from where and until when a key works. It holds from the next request on, on all processes. */
export const restrictApiKey = verb({
  name: 'identity.restrictApiKey',
  permission: 'keys.manage',
  input: restrictApiKeyInput,
  run: async (ctx, { apiKeyId, ...limits }) => {
    const before = (await selectKeyRow(ctx, apiKeyId)) ?? notFound();
    const after = checked(limits, ctx.now);
    await restrictKey(ctx, apiKeyId, after);
    ctx.emit({ type: 'api_key.restricted', objectType: 'api_key', objectId: apiKeyId });
    ctx.note({ objectId: apiKeyId, detail: { before: { ...before }, after } });
    return { apiKeyId };
  },
});

/** Gives a key a new secret; the one before works for some hours more, so that no system stands still. */
export const rotateApiKey = verb({
  name: 'identity.rotateApiKey',
  secret: true,
  permission: 'keys.manage',
  input: rotateApiKeyInput,
  run: async (ctx, { apiKeyId, overlapHours }) => {
    const secret = makeSecret(ctx.tenant);
    const until = new Date(ctx.now.getTime() + overlapHours * HOUR_MS);
    const turned = { secretHash: sha256(secret), lastFour: secret.slice(-4), until };
    if (!(await turnKey(ctx, apiKeyId, turned))) notFound();
    ctx.emit({ type: 'api_key.rotated', objectType: 'api_key', objectId: apiKeyId, data: { overlapHours } });
    ctx.note({ objectId: apiKeyId, detail: { overlapHours } });
    return { apiKeyId, secret };
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

type Limits = { networks: string[]; expiresAt: string | null };

function checked({ networks, expiresAt }: Limits, now: Date): { networks: string[]; expiresAt: Date | null } {
  const known = networks.map((text) => networkIn(text) ?? refuseField('networks', notNetwork(text)));
  const end = expiresAt ? new Date(expiresAt) : null;
  if (end && end <= now) refuseField('expiresAt', 'must be a moment to come');
  return { networks: [...new Set(known)], expiresAt: end };
}

const notNetwork = (text: string) =>
  `${text} is no address or network. Write it like 203.0.113.7 or 203.0.113.0/24 or 2001:db8::/32.`;

function refuseField(field: string, message: string): never {
  return refuse('invalid', { message: `${field}: ${message}`, fields: [{ field, message }] });
}
