import { type OpenAPIHono, z } from '@hono/zod-openapi';
import { Refusal } from '#lib/errors.ts';
import { allocate, budgetLedger, createBudget, listBudgets, showBudget } from '#modules/budgets/index.ts';
import { type ApiEnv, apiCaller, jsonBody } from '../door.ts';
import { allocation, newBudget, pageOf, toEntry, toWire, wireBudget, wireEntry } from './budgets-wire.ts';
import { onlyFields, onWire } from './wire.ts';

const json = <S extends z.ZodType>(description: string, schema: S) => ({
  description,
  content: { 'application/json': { schema } },
});
const security = [{ bearer: [] }];
const paging = { cursor: z.string().optional(), limit: z.coerce.number().int().optional() };
const keyed = { headers: z.object({ 'idempotency-key': z.string() }) };
const one = { params: z.object({ id: z.string() }) };

function document(app: OpenAPIHono<ApiEnv>): void {
  const route = app.openAPIRegistry.registerPath.bind(app.openAPIRegistry);
  route({
    method: 'get',
    path: '/v1/budgets',
    summary: 'One level of the budget tree',
    security,
    request: { query: z.object({ parent_id: z.string().optional(), ...paging }) },
    responses: { 200: json('Budgets', pageOf(wireBudget)) },
  });
  route({
    method: 'post',
    path: '/v1/budgets',
    summary: 'Make a budget',
    security,
    request: { ...keyed, body: { content: { 'application/json': { schema: newBudget } } } },
    responses: { 201: json('Made', z.object({ budget_id: z.string() })) },
  });
  route({
    method: 'get',
    path: '/v1/budgets/{id}',
    summary: 'One budget',
    security,
    request: one,
    responses: { 200: json('The budget', wireBudget) },
  });
  route({
    method: 'get',
    path: '/v1/budgets/{id}/ledger',
    summary: 'Every transfer of a budget, newest first',
    security,
    request: { ...one, query: z.object(paging) },
    responses: { 200: json('Transfers', pageOf(wireEntry)) },
  });
  route({
    method: 'post',
    path: '/v1/budgets/{id}/allocations',
    summary: 'Put money into a budget out of the one above it',
    security,
    request: { ...keyed, ...one, body: { content: { 'application/json': { schema: allocation } } } },
    responses: { 201: json('Allocated', z.object({ transfer_id: z.string() })) },
  });
}

/** GET and POST /v1/budgets, GET /v1/budgets/{id} and its ledger, POST /v1/budgets/{id}/allocations */
export function mountBudgets(app: OpenAPIHono<ApiEnv>): void {
  document(app);
  app.get('/v1/budgets', async (c) => {
    const caller = await apiCaller(c);
    const { parent_id, ...rest } = c.req.query();
    onlyFields(c.req.query(), ['parent_id', ...Object.keys(paging)]);
    const found = await onWire(() => listBudgets.call(caller, { parentId: parent_id, ...rest }));
    return c.json({ data: found.items.map(toWire), next_cursor: found.nextCursor });
  });
  app.post('/v1/budgets', async (c) => {
    const caller = await apiCaller(c);
    const body = await jsonBody(c);
    onlyFields(body, Object.keys(newBudget.shape));
    const { parent_id, cost_centre, manager_id, roll_over, roll_over_cap, ...rest } = body;
    const input = {
      ...rest,
      parentId: parent_id,
      costCentre: cost_centre,
      managerId: manager_id,
      rollOver: roll_over,
      rollOverCap: roll_over_cap,
    };
    const made = await onWire(() => createBudget.call(caller, input, once(c.req.header('idempotency-key'))));
    return c.json({ budget_id: made.budgetId }, 201);
  });
  app.get('/v1/budgets/:id', async (c) =>
    c.json(toWire(await showBudget.call(await apiCaller(c), { budgetId: c.req.param('id') }))),
  );
  app.get('/v1/budgets/:id/ledger', async (c) => {
    const caller = await apiCaller(c);
    onlyFields(c.req.query(), Object.keys(paging));
    const input = { budgetId: c.req.param('id'), ...c.req.query() };
    const found = await onWire(() => budgetLedger.call(caller, input));
    return c.json({ data: found.items.map(toEntry), next_cursor: found.nextCursor });
  });
  app.post('/v1/budgets/:id/allocations', async (c) => {
    const caller = await apiCaller(c);
    const body = await jsonBody(c);
    onlyFields(body, Object.keys(allocation.shape));
    const input = { ...body, budgetId: c.req.param('id') };
    const done = await onWire(() => allocate.call(caller, input, once(c.req.header('idempotency-key'))));
    return c.json({ transfer_id: done.transferId }, 201);
  });
}

function once(idempotencyKey: string | undefined): { idempotencyKey: string } {
  if (idempotencyKey) return { idempotencyKey };
  throw new Refusal('invalid', {
    message: 'Send an Idempotency-Key header, so that a retry cannot do it twice. A UUID is a good one.',
    fields: [{ field: 'Idempotency-Key', message: 'is needed' }],
  });
}
