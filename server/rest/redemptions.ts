import { type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Caller } from '#core/context.ts';
import { sha256 } from '#lib/crypto.ts';
import { Refusal } from '#lib/errors.ts';
import {
  checkBalance,
  type Redemption,
  redeemVoucher,
  refusalOf,
  undoRedemption,
  type VoucherBalance,
} from '#modules/merchants/index.ts';
import { type ApiEnv, apiCaller, jsonBody } from '../door.ts';
import { guarded } from '../guess-guard.ts';
import { onlyFields, onWire } from './wire.ts';

const minor = z.number().int().openapi({ description: 'Minor units of the currency.' });
const newRedemption = z
  .object({ code: z.string(), amount: minor, currency: z.string(), reference: z.string().optional() })
  .openapi('NewRedemption');
const balanceQuestion = z.object({ code: z.string() }).openapi('BalanceQuestion');
export const wireBalance = z
  .object({
    brand: z.string(),
    product: z.string(),
    issued: minor,
    balance: minor,
    currency: z.string(),
    expires_on: z.string().nullable(),
    partial: z.boolean(),
  })
  .openapi('VoucherBalance');
export const wireRedemption = wireBalance
  .extend({
    redemption_id: z.string(),
    amount: minor,
    reference: z.string().nullable(),
    undo_until: z.string(),
  })
  .openapi('Redemption');
export const wireUndone = z
  .object({ redemption_id: z.string(), amount: minor, balance: minor, currency: z.string() })
  .openapi('UndoneRedemption');

function toBalance(v: VoucherBalance): z.infer<typeof wireBalance> {
  const {
    brandName: brand,
    productName: product,
    expiresOn: expires_on,
    issued,
    balance,
    currency,
    partial,
  } = v;
  return { brand, product, issued, balance, currency, expires_on, partial };
}

function toRedemption(r: Redemption): z.infer<typeof wireRedemption> {
  const { redemptionId: redemption_id, amount, reference, undoUntil: undo_until } = r;
  return { ...toBalance(r), redemption_id, amount, reference, undo_until };
}

function neededKey(c: Context<ApiEnv>): string {
  const key = c.req.header('idempotency-key');
  if (key) return key;
  throw new Refusal('invalid', {
    message:
      'Send an Idempotency-Key header, so that a retry cannot take the amount twice. A UUID is a good one.',
    fields: [{ field: 'Idempotency-Key', message: 'is needed' }],
  });
}

/** One try of a code: bounded for each key and network, and a refused one thrown for the problem answer. */
async function tryCode<T extends object>(
  c: Context<ApiEnv>,
  caller: Caller,
  call: () => Promise<T>,
): Promise<Exclude<T, { refused: unknown }>> {
  const who = {
    tenantId: caller.tenant.id,
    credential: sha256(c.req.header('authorization') ?? '').toString('base64url'),
    address: c.env.incoming?.socket.remoteAddress ?? '',
    now: caller.now,
  };
  const answer = await guarded(
    who,
    () => onWire(call),
    (a) => 'refused' in a && a.refused === 'unknown',
  );
  const refusal = refusalOf(answer);
  if (refusal) throw refusal;
  return answer as Exclude<T, { refused: unknown }>;
}

function document(app: OpenAPIHono<ApiEnv>): void {
  const security = [{ bearer: [] }];
  const body = (schema: z.ZodType) => ({ body: { content: { 'application/json': { schema } } } });
  const json = (description: string, schema: z.ZodType) => ({
    description,
    content: { 'application/json': { schema } },
  });
  app.openAPIRegistry.registerPath({
    method: 'post',
    path: '/v1/redemptions',
    summary: 'Take an amount off an own-brand voucher',
    security,
    request: body(newRedemption),
    responses: { 201: json('Taken', wireRedemption) },
  });
  app.openAPIRegistry.registerPath({
    method: 'post',
    path: '/v1/redemptions/{id}/undo',
    summary: 'Take a redemption back, within the window of its brand',
    security,
    request: { params: z.object({ id: z.string() }) },
    responses: { 200: json('Taken back', wireUndone) },
  });
  app.openAPIRegistry.registerPath({
    method: 'post',
    path: '/v1/voucher-balance',
    summary: 'What is left of an own-brand voucher',
    security,
    request: body(balanceQuestion),
    responses: { 200: json('The balance', wireBalance) },
  });
}

/** POST /v1/redemptions, POST /v1/redemptions/{id}/undo, POST /v1/voucher-balance */
export function mountRedemptions(app: OpenAPIHono<ApiEnv>): void {
  document(app);
  app.post('/v1/redemptions', async (c) => {
    const caller = await apiCaller(c);
    const body = await jsonBody(c);
    onlyFields(body, Object.keys(newRedemption.shape));
    const idempotencyKey = neededKey(c);
    const made = await tryCode(c, caller, () => redeemVoucher.call(caller, body, { idempotencyKey }));
    return c.json(toRedemption(made), 201);
  });
  app.post('/v1/redemptions/:id/undo', async (c) => {
    const caller = await apiCaller(c);
    const undone = await undoRedemption.call(caller, { redemptionId: c.req.param('id') });
    const { redemptionId: redemption_id, amount, balance, currency } = undone;
    return c.json({ redemption_id, amount, balance, currency });
  });
  app.post('/v1/voucher-balance', async (c) => {
    const caller = await apiCaller(c);
    const body = await jsonBody(c);
    onlyFields(body, Object.keys(balanceQuestion.shape));
    const balance = await tryCode(c, caller, () => checkBalance.call(caller, body));
    return c.json(toBalance(balance));
  });
}
