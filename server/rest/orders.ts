import { type OpenAPIHono, z } from '@hono/zod-openapi';
import { Refusal } from '#lib/errors.ts';
import { orderLinks, place, showOrder } from '#modules/orders/index.ts';
import type { OrderDetail } from '#modules/orders/schema.ts';
import { originOf } from '#modules/tenants/index.ts';
import { revealForApi, voucherRefs } from '#modules/vouchers/index.ts';
import { type ApiEnv, apiCaller, jsonBody } from '../door.ts';
import { onlyFields, onWire } from './wire.ts';

const newOrder = z
  .object({
    product_id: z.string(),
    denomination: z
      .number()
      .int()
      .openapi({ description: 'Minor units of the currency: 2500 is 25.00 EUR.' }),
    currency: z.string(),
    quantity: z.number().int().optional(),
    recipient: z.object({ email: z.string(), name: z.string().optional() }),
  })
  .openapi('NewOrder');
export const wirePlaced = z
  .object({
    order_id: z.string(),
    status: z.string(),
    points: z.number().int(),
    voucher_url: z.string().nullable(),
    vouchers: z.array(z.object({ voucher_id: z.string(), voucher_url: z.string() })),
  })
  .openapi('PlacedOrder');
export const wireOrder = z
  .object({
    order_id: z.string(),
    status: z.string(),
    channel: z.enum(['storefront', 'api']),
    product_id: z.string(),
    product_name: z.string(),
    denomination: z.number().int(),
    currency: z.string(),
    quantity: z.number().int(),
    points: z.number().int(),
    recipient: z.object({ email: z.string(), name: z.string().nullable() }),
    created_at: z.string(),
    voucher_url: z.string().nullable(),
    vouchers: z.array(
      z.object({
        voucher_id: z.string(),
        state: z.string(),
        last_four: z.string(),
        expires_on: z.string().nullable(),
      }),
    ),
  })
  .openapi('Order');
export const wireRevealed = z
  .object({ code: z.string(), pin: z.string().nullable(), url: z.string().nullable() })
  .openapi('RevealedVoucher');

function toWire(order: OrderDetail, voucherUrl: string | null): z.infer<typeof wireOrder> {
  return {
    order_id: order.orderId,
    status: order.status,
    channel: order.channel,
    product_id: order.productId,
    product_name: order.productName,
    denomination: order.denomination,
    currency: order.currency,
    quantity: order.quantity,
    points: order.points,
    recipient: order.recipient,
    created_at: order.createdAt,
    voucher_url: voucherUrl,
    vouchers: order.vouchers.map((v) => ({
      voucher_id: v.voucherId,
      state: v.state,
      last_four: v.lastFour,
      expires_on: v.expiresOn,
    })),
  };
}

const json = <S extends z.ZodType>(description: string, schema: S) => ({
  description,
  content: { 'application/json': { schema } },
});

function document(app: OpenAPIHono<ApiEnv>): void {
  const security = [{ bearer: [] }];
  app.openAPIRegistry.registerPath({
    method: 'post',
    path: '/v1/orders',
    summary: 'Send a voucher, paid from the program',
    security,
    request: {
      headers: z.object({ 'idempotency-key': z.string() }),
      body: { content: { 'application/json': { schema: newOrder } } },
    },
    responses: { 201: json('Placed', wirePlaced) },
  });
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/v1/orders/{id}',
    summary: 'One order',
    security,
    request: { params: z.object({ id: z.string() }) },
    responses: { 200: json('The order', wireOrder) },
  });
  app.openAPIRegistry.registerPath({
    method: 'post',
    path: '/v1/vouchers/{id}/reveal',
    summary: "Open a voucher's code (audited)",
    security,
    request: { params: z.object({ id: z.string() }) },
    responses: { 200: json('The code', wireRevealed) },
  });
}

/** POST /v1/orders, GET /v1/orders/{id}, POST /v1/vouchers/{id}/reveal */
export function mountOrders(app: OpenAPIHono<ApiEnv>): void {
  document(app);
  app.post('/v1/orders', async (c) => {
    const caller = await apiCaller(c);
    const body = await jsonBody(c);
    onlyFields(body, Object.keys(newOrder.shape));
    const { product_id, ...rest } = body;
    const idempotencyKey = c.req.header('idempotency-key');
    if (!idempotencyKey) {
      throw new Refusal('invalid', {
        message: 'Send an Idempotency-Key header, so that a retry cannot buy twice. A UUID is a good one.',
        fields: [{ field: 'Idempotency-Key', message: 'is needed' }],
      });
    }
    const placed = await onWire(() =>
      place.call(caller, { productId: product_id, ...rest }, { idempotencyKey }),
    );
    const origin = await originOf(caller.tenant.id);
    const refs = await voucherRefs(caller.tenant.id, placed.voucherIds);
    const vouchers = placed.voucherIds.map((voucher_id, i) => ({
      voucher_id,
      voucher_url: `${origin}/v/${refs[i]}`,
    }));
    const { orderId: order_id, status, points } = placed;
    return c.json({ order_id, status, points, voucher_url: vouchers[0]?.voucher_url ?? null, vouchers }, 201);
  });
  app.get('/v1/orders/:id', async (c) => {
    const caller = await apiCaller(c);
    const orderId = c.req.param('id');
    const order = await showOrder.call(caller, { orderId });
    const refs = await orderLinks.call(caller, { orderId }).then((l) => l.refs, forbiddenAsNone);
    const url = refs[0] ? `${await originOf(caller.tenant.id)}/v/${refs[0]}` : null;
    return c.json(toWire(order, url));
  });
  app.post('/v1/vouchers/:id/reveal', async (c) => {
    const { code, pin, url } = await revealForApi.call(await apiCaller(c), { voucherId: c.req.param('id') });
    c.header('Cache-Control', 'no-store');
    return c.json({ code, pin, url });
  });
}

/** The link opens the code, so it is for keys that could have placed the order. */
function forbiddenAsNone(error: unknown): string[] {
  if (error instanceof Refusal && error.code === 'forbidden') return [];
  throw error;
}
