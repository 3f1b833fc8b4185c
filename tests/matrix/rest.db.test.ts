import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { revokeApiKey } from '#modules/identity/index.ts';
import { makeApi } from '#server/api.ts';
import { asPlatform, makeKey } from '#tests/factories.ts';
import { type Answer, json, send, serveApi } from '#tests/http.ts';
import { makeWorld, type World } from './world.ts';

type Request = { path: string; body?: unknown };
type Route = {
  permission: string;
  ask: (w: World, id?: string) => Request;
  ids: boolean;
  ok: number;
  /** It can be done once only to the same thing. */
  once?: boolean;
};

const body = (productId: string) => ({
  product_id: productId,
  denomination: 1000,
  currency: 'EUR',
  recipient: { email: 'a@example.com' },
});

const reward = (productId: string) => ({
  gift: { kind: 'product', product_id: productId, denomination: 1000 },
  recipient: { email: 'a@example.com' },
});

/** Every route below /v1: what it needs, and how to ask it in a world, with its own id or another one. */
const ROUTES: Readonly<Record<string, Route>> = {
  'GET /v1/products': {
    permission: 'catalog.read',
    ids: false,
    ok: 200,
    ask: () => ({ path: '/v1/products' }),
  },
  'GET /v1/products/:id': {
    permission: 'catalog.read',
    ids: true,
    ok: 200,
    ask: (w, id = w.productId) => ({ path: `/v1/products/${id}` }),
  },
  'POST /v1/orders': {
    permission: 'orders.place',
    ids: true,
    ok: 201,
    ask: (w, id = w.productId) => ({ path: '/v1/orders', body: body(id) }),
  },
  'GET /v1/orders/:id': {
    permission: 'orders.read',
    ids: true,
    ok: 200,
    ask: (w, id = w.orderId) => ({ path: `/v1/orders/${id}` }),
  },
  'GET /v1/budgets': {
    permission: 'budgets.read',
    ids: false,
    ok: 200,
    ask: () => ({ path: '/v1/budgets' }),
  },
  'POST /v1/budgets': {
    permission: 'budgets.manage',
    ids: false,
    ok: 201,
    ask: (w) => ({ path: '/v1/budgets', body: { name: 'Team', parent_id: w.budgetId } }),
  },
  'GET /v1/budgets/:id': {
    permission: 'budgets.read',
    ids: true,
    ok: 200,
    ask: (w, id = w.budgetId) => ({ path: `/v1/budgets/${id}` }),
  },
  'GET /v1/budgets/:id/ledger': {
    permission: 'budgets.read',
    ids: true,
    ok: 200,
    ask: (w, id = w.budgetId) => ({ path: `/v1/budgets/${id}/ledger` }),
  },
  'POST /v1/budgets/:id/allocations': {
    permission: 'budgets.manage',
    ids: true,
    ok: 201,
    ask: (w, id = w.budgetId) => ({
      path: `/v1/budgets/${id}/allocations`,
      body: { amount: 1, reason: 'More' },
    }),
  },
  'GET /v1/recognitions': {
    permission: 'recognition.read',
    ids: false,
    ok: 200,
    ask: () => ({ path: '/v1/recognitions' }),
  },
  'POST /v1/recognitions': {
    permission: 'recognition.give',
    ids: false,
    ok: 201,
    ask: (w) => ({
      path: '/v1/recognitions',
      body: { recipient_ids: [w.peerId], value_id: w.valueId, message: 'Thanks', points: 1 },
    }),
  },
  'GET /v1/recognition-values': {
    permission: 'recognition.read',
    ids: false,
    ok: 200,
    ask: () => ({ path: '/v1/recognition-values' }),
  },
  'GET /v1/nominations': {
    permission: 'recognition.read',
    ids: false,
    ok: 200,
    ask: (w) => ({ path: `/v1/nominations?award_id=${w.awardId}` }),
  },
  'POST /v1/redemptions': {
    permission: 'redemptions.make',
    ids: false,
    ok: 201,
    ask: (w) => ({ path: '/v1/redemptions', body: { code: w.houseCode, amount: 1, currency: 'EUR' } }),
  },
  // A redemption is taken back by the key that made it alone: to every other one it is not there.
  'POST /v1/redemptions/:id/undo': {
    permission: 'redemptions.make',
    ids: false,
    ok: 404,
    ask: (w) => ({ path: `/v1/redemptions/${w.redemptionId}/undo` }),
  },
  'POST /v1/voucher-balance': {
    permission: 'redemptions.check',
    ids: false,
    ok: 200,
    ask: (w) => ({ path: '/v1/voucher-balance', body: { code: w.houseCode } }),
  },
  'GET /v1/webhook-endpoints': {
    permission: 'webhooks.read',
    ids: false,
    ok: 200,
    ask: () => ({ path: '/v1/webhook-endpoints' }),
  },
  'POST /v1/webhook-endpoints': {
    permission: 'webhooks.manage',
    ids: false,
    ok: 201,
    ask: () => ({
      path: '/v1/webhook-endpoints',
      body: { url: `https://hooks.example.com/${randomUUID()}` },
    }),
  },
  'DELETE /v1/webhook-endpoints/:id': {
    permission: 'webhooks.manage',
    ids: true,
    ok: 204,
    ask: (w, id = w.removedWebhookId) => ({ path: `/v1/webhook-endpoints/${id}` }),
  },
  'GET /v1/webhook-endpoints/:id/deliveries': {
    permission: 'webhooks.read',
    ids: true,
    ok: 200,
    ask: (w, id = w.webhookEndpointId) => ({ path: `/v1/webhook-endpoints/${id}/deliveries` }),
  },
  'POST /v1/webhook-endpoints/:id/replay': {
    permission: 'webhooks.manage',
    ids: true,
    ok: 200,
    ask: (w, id = w.webhookEndpointId) => ({
      path: `/v1/webhook-endpoints/${id}/replay`,
      body: { since: '2026-01-01T00:00:00Z' },
    }),
  },
  'POST /v1/orders/:id/refunds': {
    permission: 'orders.refund',
    ids: true,
    once: true,
    ok: 201,
    ask: (w, id = w.orderId) => ({
      path: `/v1/orders/${id}/refunds`,
      body: { reason: 'Sent by mistake', units: [1] },
    }),
  },
  'POST /v1/orders/:id/cancel': {
    permission: 'orders.manage',
    ids: true,
    once: true,
    ok: 200,
    ask: (w, id = w.heldOrderId) => ({ path: `/v1/orders/${id}/cancel`, body: { reason: 'Not needed' } }),
  },
  'GET /v1/voucher-problems': {
    permission: 'orders.read',
    ids: false,
    ok: 200,
    ask: () => ({ path: '/v1/voucher-problems' }),
  },
  'POST /v1/voucher-problems/:id/close': {
    permission: 'orders.manage',
    ids: true,
    once: true,
    ok: 204,
    ask: (w, id = w.problemId) => ({ path: `/v1/voucher-problems/${id}/close` }),
  },
  'POST /v1/storefront-sessions': {
    permission: 'storefront.signIn',
    ids: false,
    ok: 201,
    ask: (w) => ({ path: '/v1/storefront-sessions', body: { email: w.colleagueEmail } }),
  },
  'GET /v1/embedding': {
    permission: 'embedding.manage',
    ids: false,
    ok: 200,
    ask: () => ({ path: '/v1/embedding' }),
  },
  'PUT /v1/embedding': {
    permission: 'embedding.manage',
    ids: false,
    ok: 200,
    ask: () => ({
      path: '/v1/embedding',
      body: { enabled: true, origins: ['https://portal.example.com'] },
    }),
  },
  'POST /v1/embedding/keys': {
    permission: 'embedding.manage',
    ids: false,
    ok: 201,
    ask: () => ({ path: '/v1/embedding/keys', body: { name: 'Portal' } }),
  },
  'POST /v1/embedding/keys/:id/rotate': {
    permission: 'embedding.manage',
    ids: true,
    ok: 201,
    ask: (w, id = w.embedKeyId) => ({ path: `/v1/embedding/keys/${id}/rotate`, body: {} }),
  },
  'DELETE /v1/embedding/keys/:id': {
    permission: 'embedding.manage',
    ids: true,
    once: true,
    ok: 204,
    ask: (w, id = w.embedKeyId) => ({ path: `/v1/embedding/keys/${id}` }),
  },
  'GET /v1/rewards': {
    permission: 'rewards.read',
    ids: false,
    ok: 200,
    ask: () => ({ path: '/v1/rewards' }),
  },
  'POST /v1/rewards': {
    permission: 'rewards.grant',
    ids: true,
    ok: 201,
    ask: (w, id = w.productId) => ({ path: '/v1/rewards', body: reward(id) }),
  },
  'POST /v1/reward-links': {
    permission: 'rewards.grant',
    ids: true,
    ok: 201,
    ask: (w, id = w.productId) => ({ path: '/v1/reward-links', body: reward(id) }),
  },
  'GET /v1/rewards/:id': {
    permission: 'rewards.read',
    ids: true,
    ok: 200,
    ask: (w, id = w.rewardId) => ({ path: `/v1/rewards/${id}` }),
  },
  'POST /v1/rewards/:id/cancel': {
    permission: 'rewards.manage',
    ids: true,
    once: true,
    ok: 200,
    ask: (w, id = w.rewardId) => ({ path: `/v1/rewards/${id}/cancel`, body: { reason: 'By mistake' } }),
  },
  'POST /v1/rewards/:id/resend': {
    permission: 'rewards.manage',
    ids: true,
    ok: 200,
    ask: (w, id = w.rewardId) => ({ path: `/v1/rewards/${id}/resend`, body: {} }),
  },
  'POST /v1/vouchers/:id/reveal': {
    permission: 'vouchers.reveal',
    ids: true,
    ok: 200,
    ask: (w, id = w.voucherId) => ({ path: `/v1/vouchers/${id}/reveal` }),
  },
};

const served = makeApi()
  .routes.filter((r) => r.path.startsWith('/v1/') && r.method !== 'ALL')
  .map((r) => `${r.method} ${r.path}`);

let api: Awaited<ReturnType<typeof serveApi>>;
let [here, there]: World[] = [];
beforeAll(async () => {
  api = await serveApi();
  [here, there] = [await makeWorld(), await makeWorld()];
});
afterAll(() => api.close());

/** What can be done once only is done in a world of its own. */
async function worldsFor(route: Route): Promise<[World, World]> {
  const [a, b] = worlds();
  return [route.once ? await makeWorld() : a, b];
}
const worlds = (): [World, World] => {
  if (!here || !there) throw new Error('the two worlds were not made');
  return [here, there];
};
let keys = 0;
function ask(
  route: string,
  request: Request,
  key: string | undefined,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const [method = 'GET'] = route.split(' ');
  const sent = { 'idempotency-key': `k-${keys++}`, ...headers };
  return send({ port: api.port, method, ...request, ...(key ? { key } : {}), headers: sent });
}

/** The answer without what differs between any two requests. */
function bytes(answer: Answer) {
  const id = String(json(answer)['request_id'] ?? answer.headers['x-request-id']);
  const fixed = Object.entries(answer.headers).filter(
    ([name]) => name !== 'date' && !name.startsWith('ratelimit-'),
  );
  return {
    status: answer.status,
    text: answer.text.replaceAll(id, ''),
    headers: JSON.stringify(fixed).replaceAll(id, ''),
  };
}

it('every route is in the table of tests/matrix/rest.db.test.ts: add what a new one needs and how to ask it', () => {
  expect([...new Set(served)].sort()).toEqual(Object.keys(ROUTES).sort());
});

describe.each(Object.entries(ROUTES))('%s', (name, route) => {
  it('serves a key with exactly its permission, and no other', async () => {
    const [a] = await worldsFor(route);
    const { secret } = await makeKey(a.tenant, [route.permission as 'orders.read']);
    expect((await ask(name, route.ask(a), secret)).status).toBe(route.ok);
    const other = route.permission === 'stock.manage' ? 'keys.manage' : 'stock.manage';
    const { secret: without } = await makeKey(a.tenant, [other]);
    const refused = await ask(name, route.ask(a), without);
    expect([refused.status, json(refused)['code']]).toEqual([403, 'forbidden']);
  });

  it('asks who is not known for a key, the same way whatever is wrong with it', async () => {
    const [a, b] = await worldsFor(route);
    const revoked = await makeKey(a.tenant);
    await revokeApiKey.call(asPlatform(a.tenant), { apiKeyId: revoked.apiKeyId });
    const wrong = [
      revoked.secret,
      `${a.secret.slice(0, -1)}${a.secret.endsWith('A') ? 'B' : 'A'}`,
      'nonsense',
      undefined,
    ];
    for (const key of wrong) {
      const answer = await ask(name, route.ask(a), key);
      expect([answer.status, json(answer)['code'], answer.headers['www-authenticate']], `key ${key}`).toEqual(
        [401, 'unauthenticated', 'Bearer'],
      );
    }
    const foreignHost = await ask(name, route.ask(a), a.secret, { host: `${b.tenant.slug}.localhost` });
    expect(foreignHost.status, "on another tenant's host").toBe(401);
    expect((await ask(name, route.ask(a), a.secret, { host: `${a.tenant.slug}.localhost` })).status).toBe(
      route.ok,
    );
  });

  if (!route.ids) return;
  it("answers another tenant's id byte for byte as a missing and a malformed one", async () => {
    const [a, b] = worlds();
    const own = route.ask(a).path;
    const id =
      [
        a.productId,
        a.orderId,
        a.heldOrderId,
        a.voucherId,
        a.budgetId,
        a.removedWebhookId,
        a.webhookEndpointId,
        a.embedKeyId,
        a.problemId,
      ].find((x) => own.includes(x)) ?? a.productId;
    const missing = `${id.slice(0, 4)}01jz0000000000000000000000`;
    const expected = bytes(await ask(name, route.ask(a, missing), a.secret));
    expect(expected.status).toBe(404);
    const foreign = {
      prd: b.productId,
      ord: b.orderId,
      vch: b.voucherId,
      bud: b.budgetId,
      whk: b.webhookEndpointId,
      emk: b.embedKeyId,
      vpr: b.problemId,
    }[id.slice(0, 3)];
    for (const other of [
      foreign,
      'nonsense',
      missing.toUpperCase(),
      `${missing}x`,
      '%00',
      '%F0%9F%92%A9',
      'x'.repeat(500),
    ]) {
      expect(bytes(await ask(name, route.ask(a, other), a.secret)), `id ${other}`).toEqual(expected);
    }
    const its = route.once ? await makeWorld() : b;
    expect((await ask(name, route.ask(its), its.secret)).status, 'its own tenant has it').toBe(route.ok);
  });
});
