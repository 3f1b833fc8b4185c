import { type OpenAPIHono, z } from '@hono/zod-openapi';
import {
  createEndpoint,
  listDeliveries,
  listEndpoints,
  removeEndpoint,
  replay,
} from '#modules/webhooks/index.ts';
import { type ApiEnv, apiCaller, jsonBody } from '../door.ts';
import {
  madeEndpoint,
  newEndpoint,
  newReplay,
  toDelivery,
  toEndpoint,
  wireDelivery,
  wireEndpoint,
  wireReplayed,
} from './webhooks-wire.ts';
import { onlyFields, onWire } from './wire.ts';

const json = <S extends z.ZodType>(description: string, schema: S) => ({
  description,
  content: { 'application/json': { schema } },
});
const body = <S extends z.ZodType>(schema: S) => ({ body: { content: { 'application/json': { schema } } } });
const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({ data: z.array(item), next_cursor: z.string().nullable() });
const security = [{ bearer: [] }];
const paging = { cursor: z.string().optional(), limit: z.coerce.number().int().optional() };
const filter = { state: z.string().optional(), type: z.string().optional(), ...paging };
const one = { params: z.object({ id: z.string() }) };

function document(app: OpenAPIHono<ApiEnv>): void {
  const route = app.openAPIRegistry.registerPath.bind(app.openAPIRegistry);
  route({
    method: 'get',
    path: '/v1/webhook-endpoints',
    summary: 'The addresses that are told of events',
    security,
    request: { query: z.object(paging) },
    responses: { 200: json('Endpoints', pageOf(wireEndpoint)) },
  });
  route({
    method: 'post',
    path: '/v1/webhook-endpoints',
    summary: 'Have an address told of events',
    description: 'No Idempotency-Key: the answer holds a secret. An address that is there answers 409.',
    security,
    request: body(newEndpoint),
    responses: { 201: json('Made', madeEndpoint) },
  });
  route({
    method: 'delete',
    path: '/v1/webhook-endpoints/{id}',
    summary: 'Stop telling an address',
    security,
    request: one,
    responses: { 204: { description: 'Removed, now or before' } },
  });
  route({
    method: 'get',
    path: '/v1/webhook-endpoints/{id}/deliveries',
    summary: 'What an endpoint was told, newest first',
    security,
    request: { ...one, query: z.object(filter) },
    responses: { 200: json('Deliveries', pageOf(wireDelivery)) },
  });
  route({
    method: 'post',
    path: '/v1/webhook-endpoints/{id}/replay',
    summary: 'Send one delivery again, or all that were lost since a time',
    security,
    request: { ...one, ...body(newReplay) },
    responses: { 200: json('Waiting to be sent', wireReplayed) },
  });
}

/** /v1/webhook-endpoints (GET, POST), /{id} (DELETE), /{id}/deliveries (GET), /{id}/replay (POST) */
export function mountWebhooks(app: OpenAPIHono<ApiEnv>): void {
  document(app);
  app.get('/v1/webhook-endpoints', async (c) => {
    const caller = await apiCaller(c);
    onlyFields(c.req.query(), Object.keys(paging));
    const found = await onWire(() => listEndpoints.call(caller, c.req.query()));
    return c.json({ data: found.items.map(toEndpoint), next_cursor: found.nextCursor });
  });
  app.post('/v1/webhook-endpoints', async (c) => {
    const caller = await apiCaller(c);
    const { at_once, ...rest } = await jsonBody(c);
    onlyFields(rest, Object.keys(newEndpoint.shape));
    const made = await onWire(() => createEndpoint.call(caller, { ...rest, atOnce: at_once }));
    return c.json({ endpoint_id: made.endpointId, secret: made.secret }, 201);
  });
  app.delete('/v1/webhook-endpoints/:id', async (c) => {
    await removeEndpoint.call(await apiCaller(c), { endpointId: c.req.param('id') });
    return c.body(null, 204);
  });
  app.get('/v1/webhook-endpoints/:id/deliveries', async (c) => {
    const caller = await apiCaller(c);
    onlyFields(c.req.query(), Object.keys(filter));
    const input = { endpointId: c.req.param('id'), ...c.req.query() };
    const found = await onWire(() => listDeliveries.call(caller, input));
    return c.json({ data: found.items.map(toDelivery), next_cursor: found.nextCursor });
  });
  app.post('/v1/webhook-endpoints/:id/replay', async (c) => {
    const caller = await apiCaller(c);
    const { delivery_id, ...rest } = await jsonBody(c);
    onlyFields(rest, ['delivery_id', 'since']);
    const input = { endpointId: c.req.param('id'), deliveryId: delivery_id, ...rest };
    return c.json(await onWire(() => replay.call(caller, input)));
  });
}
