import { type OpenAPIHono, z } from '@hono/zod-openapi';
import { Refusal } from '#lib/errors.ts';
import { listNominations, listPosts, recognitionValues, send } from '#modules/recognition/index.ts';
import { type ApiEnv, apiCaller, jsonBody } from '../door.ts';
import { pageOf } from './budgets-wire.ts';
import {
  newRecognition,
  toNomination,
  toValue,
  toWire,
  wireNomination,
  wirePost,
  wireValue,
} from './recognition-wire.ts';
import { onlyFields, onWire } from './wire.ts';

const json = <S extends z.ZodType>(description: string, schema: S) => ({
  description,
  content: { 'application/json': { schema } },
});
const security = [{ bearer: [] }];
const paging = { cursor: z.string().optional(), limit: z.coerce.number().int().optional() };
const nominationFilter = { state: z.string().optional(), award_id: z.string().optional(), ...paging };

function document(app: OpenAPIHono<ApiEnv>): void {
  const route = app.openAPIRegistry.registerPath.bind(app.openAPIRegistry);
  route({
    method: 'get',
    path: '/v1/recognitions',
    summary: 'Public recognition, newest first',
    security,
    request: { query: z.object(paging) },
    responses: { 200: json('Recognition', pageOf(wirePost)) },
  });
  route({
    method: 'post',
    path: '/v1/recognitions',
    summary: 'Recognise people, for a member or in the name of the program',
    security,
    request: {
      headers: z.object({ 'idempotency-key': z.string() }),
      body: { content: { 'application/json': { schema: newRecognition } } },
    },
    responses: { 201: json('Given', z.object({ recognition_id: z.string() })) },
  });
  route({
    method: 'get',
    path: '/v1/recognition-values',
    summary: 'What the company stands for',
    security,
    responses: { 200: json('Values', z.object({ data: z.array(wireValue) })) },
  });
  route({
    method: 'get',
    path: '/v1/nominations',
    summary: 'Nominations, newest first',
    security,
    request: { query: z.object(nominationFilter) },
    responses: { 200: json('Nominations', pageOf(wireNomination)) },
  });
}

/** GET and POST /v1/recognitions, GET /v1/recognition-values, GET /v1/nominations */
export function mountRecognition(app: OpenAPIHono<ApiEnv>): void {
  document(app);
  app.get('/v1/recognitions', async (c) => {
    const caller = await apiCaller(c);
    onlyFields(c.req.query(), Object.keys(paging));
    const found = await onWire(() => listPosts.call(caller, c.req.query()));
    return c.json({ data: found.items.map(toWire), next_cursor: found.nextCursor });
  });
  app.post('/v1/recognitions', async (c) => {
    const caller = await apiCaller(c);
    const body = await jsonBody(c);
    onlyFields(body, Object.keys(newRecognition.shape));
    const { recipient_ids, value_id, giver_id, sender_name, ...rest } = body;
    const input = {
      ...rest,
      receiverIds: recipient_ids,
      valueId: value_id,
      giverId: giver_id,
      senderName: sender_name,
    };
    const given = await onWire(() => send.call(caller, input, once(c.req.header('idempotency-key'))));
    return c.json({ recognition_id: given.recognitionId }, 201);
  });
  app.get('/v1/recognition-values', async (c) => {
    const { items } = await recognitionValues.call(await apiCaller(c), {});
    return c.json({ data: items.map(toValue) });
  });
  app.get('/v1/nominations', async (c) => {
    const caller = await apiCaller(c);
    const { award_id, ...rest } = c.req.query();
    onlyFields(c.req.query(), Object.keys(nominationFilter));
    const input = { ...rest, ...(award_id === undefined ? {} : { awardId: award_id }) };
    const found = await onWire(() => listNominations.call(caller, input));
    return c.json({ data: found.items.map(toNomination), next_cursor: found.nextCursor });
  });
}

function once(idempotencyKey: string | undefined): { idempotencyKey: string } {
  if (idempotencyKey) return { idempotencyKey };
  throw new Refusal('invalid', {
    message: 'Send an Idempotency-Key header, so that a retry cannot do it twice. A UUID is a good one.',
    fields: [{ field: 'Idempotency-Key', message: 'is needed' }],
  });
}
