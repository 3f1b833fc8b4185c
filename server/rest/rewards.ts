import { type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { Refusal } from '#lib/errors.ts';
import {
  cancelRewards,
  grantRewards,
  listRewards,
  resendRewards,
  rewardLink,
  showReward,
} from '#modules/rewards/index.ts';
import { type ApiEnv, apiCaller, jsonBody } from '../door.ts';
import {
  cancelling,
  grantOf,
  newReward,
  toWire,
  wireCancelled,
  wireGranted,
  wireLink,
  wireReward,
  wireSent,
} from './rewards-wire.ts';
import { onlyFields, onWire } from './wire.ts';

const json = <S extends z.ZodType>(description: string, schema: S) => ({
  description,
  content: { 'application/json': { schema } },
});
const security = [{ bearer: [] }];
const keyed = { headers: z.object({ 'idempotency-key': z.string() }) };
const one = { params: z.object({ id: z.string() }) };
const listing = {
  state: z.string().optional(),
  member_id: z.string().optional(),
  email: z.string().optional(),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().optional(),
};
const bodyOf = (schema: z.ZodType) => ({ body: { content: { 'application/json': { schema } } } });

function document(app: OpenAPIHono<ApiEnv>): void {
  const route = app.openAPIRegistry.registerPath.bind(app.openAPIRegistry);
  route({
    method: 'get',
    path: '/v1/rewards',
    summary: 'Rewards, newest first',
    security,
    request: { query: z.object(listing) },
    responses: {
      200: json('Rewards', z.object({ data: z.array(wireReward), next_cursor: z.string().nullable() })),
    },
  });
  route({
    method: 'post',
    path: '/v1/rewards',
    summary: 'Grant a reward and send its letter',
    security,
    request: { ...keyed, ...bodyOf(newReward) },
    responses: { 201: json('Granted', wireGranted) },
  });
  route({
    method: 'post',
    path: '/v1/reward-links',
    summary: 'Grant a reward and hand over its link yourself',
    security,
    request: { ...keyed, ...bodyOf(newReward) },
    responses: { 201: json('Granted', wireLink) },
  });
  route({
    method: 'get',
    path: '/v1/rewards/{id}',
    summary: 'One reward',
    security,
    request: one,
    responses: { 200: json('The reward', wireReward) },
  });
  route({
    method: 'post',
    path: '/v1/rewards/{id}/cancel',
    summary: 'Withdraw an unclaimed reward; its value goes back to who paid',
    security,
    request: { ...keyed, ...one, ...bodyOf(cancelling) },
    responses: { 200: json('Cancelled', wireCancelled) },
  });
  route({
    method: 'post',
    path: '/v1/rewards/{id}/resend',
    summary: 'Send the letter of an unclaimed reward again, with the same link',
    security,
    request: { ...keyed, ...one },
    responses: { 200: json('Sent again', wireSent) },
  });
}

/** /v1/rewards and /v1/reward-links; a link is told by the one route that grants it, and by no other. */
export function mountRewards(app: OpenAPIHono<ApiEnv>): void {
  document(app);
  app.get('/v1/rewards', async (c) => {
    const caller = await apiCaller(c);
    const { member_id, ...rest } = c.req.query();
    onlyFields(c.req.query(), Object.keys(listing));
    const found = await onWire(() => listRewards.call(caller, { memberId: member_id, ...rest }));
    return c.json({ data: found.items.map(toWire), next_cursor: found.nextCursor });
  });
  app.post('/v1/rewards', async (c) => c.json(await grant(c, 'email'), 201));
  app.post('/v1/reward-links', async (c) => {
    const granted = await grant(c, 'link');
    const { link } = await rewardLink.call(await apiCaller(c), { rewardId: granted.reward_id });
    return c.json({ ...granted, link }, 201);
  });
  app.get('/v1/rewards/:id', async (c) =>
    c.json(toWire(await showReward.call(await apiCaller(c), { rewardId: c.req.param('id') }))),
  );
  app.post('/v1/rewards/:id/cancel', async (c) => {
    const caller = await apiCaller(c);
    const body = await jsonBody(c);
    onlyFields(body, Object.keys(cancelling.shape));
    const input = { ...body, rewardIds: [c.req.param('id')] };
    const { points } = await onWire(() => cancelRewards.call(caller, input, once(c)));
    return c.json({ reward_id: c.req.param('id'), state: 'cancelled' as const, returned: points });
  });
  app.post('/v1/rewards/:id/resend', async (c) => {
    const caller = await apiCaller(c);
    await resendRewards.call(caller, { rewardIds: [c.req.param('id')] }, once(c));
    return c.json({ reward_id: c.req.param('id'), sent: true });
  });
}

async function grant(c: Context<ApiEnv>, delivery: 'email' | 'link') {
  const caller = await apiCaller(c);
  const body = await jsonBody(c);
  onlyFields(body, Object.keys(newReward.shape));
  const { rewardIds, reserved } = await onWire(() =>
    grantRewards.call(caller, grantOf(body, delivery), once(c)),
  );
  return { reward_id: rewardIds[0] ?? '', state: 'granted' as const, reserved };
}

function once(c: Context<ApiEnv>): { idempotencyKey: string } {
  const idempotencyKey = c.req.header('idempotency-key');
  if (idempotencyKey) return { idempotencyKey };
  throw new Refusal('invalid', {
    message: 'Send an Idempotency-Key header, so that a retry cannot do it twice. A UUID is a good one.',
    fields: [{ field: 'Idempotency-Key', message: 'is needed' }],
  });
}
