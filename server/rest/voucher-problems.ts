import { type OpenAPIHono, z } from '@hono/zod-openapi';
import { closeVoucherProblem, listVoucherProblems } from '#modules/vouchers/index.ts';
import { type ApiEnv, apiCaller } from '../door.ts';
import { onlyFields, onWire } from './wire.ts';

const security = [{ bearer: [] }];
const wireProblem = z
  .object({
    problem_id: z.string(),
    voucher_id: z.string(),
    order_id: z.string(),
    product: z.string(),
    kind: z.enum(['refused', 'used_up', 'unreadable', 'other']),
    created_at: z.string(),
    closed_at: z.string().nullable(),
  })
  .openapi('VoucherProblem');
const page = z.object({ data: z.array(wireProblem), next_cursor: z.string().nullable() });
const query = z.object({
  open: z.enum(['true', 'false']).optional(),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().optional(),
});

function document(app: OpenAPIHono<ApiEnv>): void {
  const route = app.openAPIRegistry.registerPath.bind(app.openAPIRegistry);
  route({
    method: 'get',
    path: '/v1/voucher-problems',
    summary: 'Vouchers that their holders say do not work, newest first',
    security,
    request: { query },
    responses: { 200: { description: 'Problems', content: { 'application/json': { schema: page } } } },
  });
  route({
    method: 'post',
    path: '/v1/voucher-problems/{id}/close',
    summary: 'Say that a problem was seen to',
    security,
    request: { params: z.object({ id: z.string() }) },
    responses: { 204: { description: 'Closed' } },
  });
}

/** GET /v1/voucher-problems, POST /v1/voucher-problems/{id}/close */
export function mountVoucherProblems(app: OpenAPIHono<ApiEnv>): void {
  document(app);
  app.get('/v1/voucher-problems', async (c) => {
    const caller = await apiCaller(c);
    const { open, ...rest } = c.req.query();
    onlyFields(c.req.query(), Object.keys(query.shape));
    const found = await onWire(() => listVoucherProblems.call(caller, { ...rest, open: open !== 'false' }));
    const data = found.items.map((p) => ({
      problem_id: p.problemId,
      voucher_id: p.voucherId,
      order_id: p.orderId,
      product: p.productName,
      kind: p.kind,
      created_at: p.createdAt,
      closed_at: p.closedAt,
    }));
    return c.json({ data, next_cursor: found.nextCursor });
  });
  app.post('/v1/voucher-problems/:id/close', async (c) => {
    await closeVoucherProblem.call(await apiCaller(c), { problemId: c.req.param('id') });
    return c.body(null, 204);
  });
}
