import { type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { Refusal } from '#lib/errors.ts';
import { cancelOrder, orderLinks, place, refundOrder, showOrder } from '#modules/orders/index.ts';
import { ORDER_CHANNELS, type OrderDetail } from '#modules/orders/schema.ts';
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
    budget_id: z
      .string()
      .optional()
      .openapi({ description: 'The budget that pays; the program when left out.' }),
    message: z.string().optional().openapi({ description: 'A greeting for the recipient.' }),
    deliver_at: z
      .string()
      .optional()
      .openapi({ description: 'When to send it, up to a year ahead; at once when left out.' }),
  })
  .openapi('NewOrder');
const refundAsked = z
  .object({
    units: z
      .array(z.number().int())
      .optional()
      .openapi({ description: 'Which vouchers, from 1; all when left out.' }),
    reason: z.string(),
    codes_are_void: z
      .boolean()
      .optional()
      .openapi({ description: 'You vouch that codes which were seen have been made void by the brand.' }),
  })
  .openapi('NewRefund');
const wireRefunded = z
  .object({
    order_id: z.string(),
    status: z.string(),
    units: z.array(z.number().int()),
    points: z.number().int(),
    card_amount: z.number().int(),
  })
  .openapi('Refund');
const reasonAsked = z.object({ reason: z.string() }).openapi('Reason');
const wireState = z.object({ order_id: z.string(), status: z.string() }).openapi('OrderState');
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
    channel: z.enum(ORDER_CHANNELS),
    product_id: z.string(),
    product_name: z.string(),
    denomination: z.number().int(),
    currency: z.string(),
    quantity: z.number().int(),
    points: z.number().int(),
    recipient: z.object({ email: z.string(), name: z.string().nullable() }),
    created_at: z.string(),
    voucher_url: z.string().nullable(),
    deliver_at: z.string().nullable(),
    lines: z.array(
      z.object({
        product_id: z.string(),
        product_name: z.string(),
        denomination: z.number().int(),
        currency: z.string(),
        quantity: z.number().int(),
        points: z.number().int(),
      }),
    ),
    /** Where each voucher stands that did not come at once; empty otherwise. */
    units: z.array(z.object({ unit: z.number().int(), state: z.string() })),
    vouchers: z.array(
      z.object({
        voucher_id: z.string(),
        unit: z.number().int(),
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
    deliver_at: order.deliverAt,
    lines: order.lines.map((l) => ({
      product_id: l.productId,
      product_name: l.productName,
      denomination: l.denomination,
      currency: l.currency,
      quantity: l.quantity,
      points: l.unitPoints * l.quantity,
    })),
    units: order.units.map(({ unit, state }) => ({ unit, state })),
    vouchers: order.vouchers.map((v) => ({
      voucher_id: v.voucherId,
      unit: v.unit,
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
    path: '/v1/orders/{id}/refunds',
    summary: 'Give back what was paid for vouchers of an order, and withdraw them',
    security,
    request: {
      headers: z.object({ 'idempotency-key': z.string() }),
      params: z.object({ id: z.string() }),
      body: { content: { 'application/json': { schema: refundAsked } } },
    },
    responses: { 201: json('Refunded', wireRefunded) },
  });
  app.openAPIRegistry.registerPath({
    method: 'post',
    path: '/v1/orders/{id}/cancel',
    summary: 'Call off an order while nothing was asked of a supplier',
    security,
    request: {
      headers: z.object({ 'idempotency-key': z.string() }),
      params: z.object({ id: z.string() }),
      body: { content: { 'application/json': { schema: reasonAsked } } },
    },
    responses: { 200: json('Cancelled', wireState) },
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
    const { product_id, budget_id, deliver_at, ...rest } = body;
    const wanted = {
      productId: product_id,
      ...(budget_id === undefined ? {} : { budgetId: budget_id }),
      ...(deliver_at === undefined ? {} : { deliverAt: deliver_at }),
      ...rest,
    };
    const idempotencyKey = keyOf(c);
    const placed = await onWire(() => place.call(caller, wanted, { idempotencyKey }));
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
  app.post('/v1/orders/:id/refunds', async (c) => {
    const caller = await apiCaller(c);
    const body = await jsonBody(c);
    onlyFields(body, Object.keys(refundAsked.shape));
    const { codes_are_void, ...rest } = body;
    const input = { orderId: c.req.param('id'), codesAreVoid: codes_are_void, ...rest };
    const idempotencyKey = keyOf(c);
    const { orderId, cardAmount, ...refunded } = await onWire(() =>
      refundOrder.call(caller, input, { idempotencyKey }),
    );
    return c.json({ order_id: orderId, ...refunded, card_amount: cardAmount }, 201);
  });
  app.post('/v1/orders/:id/cancel', async (c) => {
    const caller = await apiCaller(c);
    const body = await jsonBody(c);
    onlyFields(body, Object.keys(reasonAsked.shape));
    const idempotencyKey = keyOf(c);
    const input = { orderId: c.req.param('id'), ...body };
    const { orderId, status } = await onWire(() => cancelOrder.call(caller, input, { idempotencyKey }));
    return c.json({ order_id: orderId, status });
  });
  app.post('/v1/vouchers/:id/reveal', async (c) => {
    const { code, pin, url } = await revealForApi.call(await apiCaller(c), { voucherId: c.req.param('id') });
    c.header('Cache-Control', 'no-store');
    return c.json({ code, pin, url });
  });
}

/** The key under which a repeated request is answered as the first one was. */
function keyOf(c: Context<ApiEnv>): string {
  const key = c.req.header('idempotency-key');
  if (key) return key;
  throw new Refusal('invalid', {
    message: 'Send an Idempotency-Key header, so that a retry cannot act twice. A UUID is a good one.',
    fields: [{ field: 'Idempotency-Key', message: 'is needed' }],
  });
}

/** The link opens the code, so it is for keys that could have placed the order. */
function forbiddenAsNone(error: unknown): string[] {
  if (error instanceof Refusal && error.code === 'forbidden') return [];
  throw error;
}
