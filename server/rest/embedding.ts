import { type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import {
  createEmbedKey,
  createStorefrontSession,
  revokeEmbedKey,
  rotateEmbedKey,
  setEmbedding,
  showEmbedding,
} from '#modules/embedding/index.ts';
import { type ApiEnv, apiCaller, jsonBody } from '../door.ts';
import { onlyFields, onWire } from './wire.ts';

const json = <S extends z.ZodType>(description: string, schema: S) => ({
  description,
  content: { 'application/json': { schema } },
});
const security = [{ bearer: [] }];
const body = (schema: z.ZodType) => ({ body: { content: { 'application/json': { schema } } } });
const one = { params: z.object({ id: z.string() }) };

const newSession = z
  .object({
    email: z.string(),
    path: z.string().optional().openapi({ description: 'Where the person arrives, e.g. `/vouchers`.' }),
    target: z.enum(['frame', 'storefront']).optional(),
  })
  .openapi('NewStorefrontSession');
const wireSession = z.object({ url: z.string(), expires_at: z.string() }).openapi('StorefrontSession');
const newKey = z
  .object({
    name: z.string(),
    algorithm: z.enum(['HS256', 'ES256', 'EdDSA']).optional(),
    public_key: z.string().optional(),
  })
  .openapi('NewEmbedKey');
const rotation = z
  .object({ overlap_hours: z.number().int().optional(), public_key: z.string().optional() })
  .openapi('EmbedKeyRotation');
const wireKey = z
  .object({ embed_key_id: z.string(), algorithm: z.string(), secret: z.string().nullable() })
  .openapi('EmbedKey');
const newSettings = z
  .object({ enabled: z.boolean(), create_members: z.boolean().optional(), origins: z.array(z.string()) })
  .openapi('NewEmbedding');
const wireSettings = newSettings
  .extend({
    issuer: z.string(),
    audience: z.string(),
    keys: z.array(
      z.object({
        embed_key_id: z.string(),
        name: z.string(),
        algorithm: z.string(),
        created_at: z.string(),
        ends_at: z.string().nullable(),
      }),
    ),
  })
  .openapi('Embedding');

function document(app: OpenAPIHono<ApiEnv>): void {
  const route = app.openAPIRegistry.registerPath.bind(app.openAPIRegistry);
  route({
    method: 'post',
    path: '/v1/storefront-sessions',
    summary: 'An address that signs one member in, once and within a minute',
    security,
    request: body(newSession),
    responses: { 201: json('Made', wireSession) },
  });
  route({
    method: 'get',
    path: '/v1/embedding',
    summary: 'Where the microsite may be framed, and by whose keys',
    security,
    responses: { 200: json('The settings', wireSettings) },
  });
  route({
    method: 'put',
    path: '/v1/embedding',
    summary: 'Say where the microsite may be framed',
    security,
    request: body(newSettings),
    responses: { 200: json('The settings', wireSettings) },
  });
  route({
    method: 'post',
    path: '/v1/embedding/keys',
    summary: 'Make a key that a portal signs with; its secret is shown once',
    security,
    request: body(newKey),
    responses: { 201: json('Made', wireKey) },
  });
  route({
    method: 'post',
    path: '/v1/embedding/keys/{id}/rotate',
    summary: 'Make another key; the one before signs on for a while',
    security,
    request: { ...one, ...body(rotation) },
    responses: { 201: json('Made', wireKey) },
  });
  route({
    method: 'delete',
    path: '/v1/embedding/keys/{id}',
    summary: 'End a key at once',
    security,
    request: one,
    responses: { 204: { description: 'Ended' } },
  });
}

/** POST /v1/storefront-sessions, GET and PUT /v1/embedding, and its keys */
export function mountEmbedding(app: OpenAPIHono<ApiEnv>): void {
  document(app);
  app.post('/v1/storefront-sessions', async (c) => {
    const caller = await apiCaller(c);
    const input = await fields(c, newSession);
    const { url, expiresAt } = await onWire(() => createStorefrontSession.call(caller, input));
    return c.json({ url, expires_at: expiresAt }, 201);
  });
  app.get('/v1/embedding', async (c) => c.json(await settings(c)));
  app.put('/v1/embedding', async (c) => {
    const caller = await apiCaller(c);
    const { create_members, ...rest } = await fields(c, newSettings);
    await onWire(() => setEmbedding.call(caller, { ...rest, createMembers: create_members }));
    return c.json(await settings(c));
  });
  app.post('/v1/embedding/keys', async (c) => {
    const caller = await apiCaller(c);
    const { public_key, ...rest } = await fields(c, newKey);
    const made = await onWire(() => createEmbedKey.call(caller, { ...rest, publicKey: public_key }));
    return c.json(toKey(made), 201);
  });
  app.post('/v1/embedding/keys/:id/rotate', async (c) => {
    const caller = await apiCaller(c);
    const { overlap_hours, public_key } = await fields(c, rotation);
    const input = { embedKeyId: c.req.param('id'), overlapHours: overlap_hours, publicKey: public_key };
    return c.json(toKey(await onWire(() => rotateEmbedKey.call(caller, input))), 201);
  });
  app.delete('/v1/embedding/keys/:id', async (c) => {
    await revokeEmbedKey.call(await apiCaller(c), { embedKeyId: c.req.param('id') });
    return c.body(null, 204);
  });
}

async function fields(c: Context<ApiEnv>, schema: z.ZodObject): Promise<Record<string, unknown>> {
  const given = await jsonBody(c);
  onlyFields(given, Object.keys(schema.shape));
  return given;
}

async function settings(c: Context<ApiEnv>): Promise<z.infer<typeof wireSettings>> {
  const { createMembers, keys, ...rest } = await showEmbedding.call(await apiCaller(c), {});
  return {
    ...rest,
    create_members: createMembers,
    keys: keys.map(({ embedKeyId, createdAt, endsAt, ...key }) => ({
      embed_key_id: embedKeyId,
      ...key,
      created_at: createdAt,
      ends_at: endsAt,
    })),
  };
}

function toKey(made: { embedKeyId: string; algorithm: string; secret: string | null }) {
  const { embedKeyId: embed_key_id, ...rest } = made;
  return { embed_key_id, ...rest };
}
