import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TenantRef } from '#lib/tenant.ts';
import { makeKey, makeTenant } from '#tests/factories.ts';
import { json, send, serveApi } from '#tests/http.ts';
import { atOnce, tally } from '#tests/outcome.ts';
import { left, spend } from './trees.ts';

let api: Awaited<ReturnType<typeof serveApi>>;
let tenant: TenantRef;
let key: string;
let keys = 0;
beforeAll(async () => {
  api = await serveApi();
  tenant = await makeTenant({ funds: 1_000 });
  key = (await makeKey(tenant, ['budgets.read', 'budgets.manage'])).secret;
});
afterAll(() => api.close());

const get = (path: string) => send({ port: api.port, method: 'GET', path, key });
const post = (path: string, body: unknown, once = `k-${keys++}`) =>
  send({ port: api.port, method: 'POST', path, key, body, headers: { 'idempotency-key': once } });
async function made(body: object): Promise<string> {
  const answer = await post('/v1/budgets', body);
  expect(answer.status).toBe(201);
  return String(json(answer)['budget_id']);
}

it('makes a tree, fills it, and shows each level with what it has, holds and spent', async () => {
  const root = await made({ name: 'Company', period: 'month', limit: 90 });
  const team = await made({ name: 'Team', parent_id: root, scope: 'cost_centre', cost_centre: 'D-10' });
  expect((await post(`/v1/budgets/${root}/allocations`, { amount: 300, reason: 'June' })).status).toBe(201);
  expect((await post(`/v1/budgets/${team}/allocations`, { amount: 100, reason: 'June' })).status).toBe(201);
  const now = new Date();
  await spend(tenant, team, { amount: 20, now });
  await spend(tenant, team, { amount: 30, hold: true, now });
  expect(json(await get('/v1/budgets'))['data']).toMatchObject([
    { budget_id: root, children: 1, available: 200, held: 0, spent: 50, limit: 90, depth: 1 },
  ]);
  expect(json(await get(`/v1/budgets?parent_id=${root}`))['data']).toMatchObject([
    { budget_id: team, cost_centre: 'D-10', available: 50, held: 30, spent: 50, limit: null, depth: 2 },
  ]);
  expect(json(await get(`/v1/budgets/${team}/ledger`))['data']).toMatchObject([
    { amount: -20, balance_after: 80, object: { type: 'proof' } },
    {
      amount: 100,
      balance_after: 100,
      code: 'allocate',
      label: 'June',
      actor: { type: 'api_key', name: 'Test key' },
    },
  ]);
});

it('the same key allocates once, however often and at once it is sent', async () => {
  const id = await made({ name: 'Once' });
  const answers = await atOnce(20, () =>
    post(`/v1/budgets/${id}/allocations`, { amount: 10, reason: 'x' }, 'one'),
  );
  expect(tally(answers.map((a) => String(a.status)))).toEqual({ 201: 20 });
  expect(new Set(answers.map((a) => json(a)['transfer_id'])).size).toBe(1);
  expect(await left(tenant, id)).toBe(10n);
  const other = await post(`/v1/budgets/${id}/allocations`, { amount: 11, reason: 'x' }, 'one');
  expect([other.status, json(other)['code']]).toEqual([409, 'idempotency_mismatch']);
});

it.each([
  ['a fraction', { amount: 0.5, reason: 'x' }, 422, 'invalid'],
  ['less than nothing', { amount: -5, reason: 'x' }, 422, 'invalid'],
  ['beyond any amount', { amount: 1e16, reason: 'x' }, 422, 'invalid'],
  ['a text', { amount: '5', reason: 'x' }, 422, 'invalid'],
  ['no reason', { amount: 5 }, 422, 'invalid'],
  ['a misspelt field', { amount: 5, reason: 'x', amout: 6 }, 422, 'invalid'],
  ['more than there is', { amount: 1e15, reason: 'x' }, 409, 'insufficient_budget'],
  ['an amount that fits', { amount: 1, reason: 'x' }, 201, undefined],
])('an allocation of %s answers so', async (_, body, status, code) => {
  const id = await made({ name: 'Try' });
  const answer = await post(`/v1/budgets/${id}/allocations`, body);
  expect([answer.status, json(answer)['code']]).toEqual([status, code]);
});

it('a budget that cannot be is refused by the name of the field', async () => {
  const root = await made({ name: 'Euro', currency: 'EUR' });
  const fieldOf = async (body: object) => {
    const answer = await post('/v1/budgets', { name: 'x', ...body });
    const [error] = (json(answer)['errors'] ?? []) as { field: string }[];
    return [answer.status, error?.field ?? json(answer)['code']];
  };
  expect(await fieldOf({ scope: 'cost_centre' })).toEqual([422, 'cost_centre']);
  expect(await fieldOf({ scope: 'manager' })).toEqual([422, 'manager_id']);
  expect(await fieldOf({ period: 'month', roll_over: 'cap' })).toEqual([422, 'roll_over_cap']);
  expect(await fieldOf({ roll_over: 'return' })).toEqual([422, 'period']);
  expect(await fieldOf({ parent_id: root })).toEqual([409, 'conflict']);
  expect(await fieldOf({ parent_id: 'bud_nonsense' })).toEqual([404, 'not_found']);
  let below = root;
  for (let depth = 2; depth <= 8; depth++)
    below = await made({ name: `${depth}`, parent_id: below, currency: 'EUR' });
  expect(await fieldOf({ parent_id: below, currency: 'EUR' })).toEqual([409, 'conflict']);
});

it('a list goes on where its cursor says, and a key in no header makes nothing', async () => {
  const root = await made({ name: 'Many' });
  for (const n of [1, 2, 3]) await made({ name: `Part ${n}`, parent_id: root });
  const first = json(await get(`/v1/budgets?parent_id=${root}&limit=2`));
  const next = json(await get(`/v1/budgets?parent_id=${root}&limit=2&cursor=${first['next_cursor']}`));
  const names = [first, next].flatMap((p) => (p['data'] as { name: string }[]).map((b) => b.name));
  expect([names, next['next_cursor']]).toEqual([['Part 1', 'Part 2', 'Part 3'], null]);
  const without = await send({
    port: api.port,
    method: 'POST',
    path: '/v1/budgets',
    key,
    body: { name: 'x' },
  });
  expect([without.status, json(without)['code']]).toEqual([422, 'invalid']);
});
