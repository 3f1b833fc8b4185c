import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeKey, makeProduct, makeTenant, pointsLeft, rowsOf } from '#tests/factories.ts';
import { json, send, serveApi } from '#tests/http.ts';
import { atOnce } from '#tests/outcome.ts';

process.env['DATABASE_POOL'] = '30';

let api: Awaited<ReturnType<typeof serveApi>>;
beforeAll(async () => {
  api = await serveApi();
});
afterAll(() => api.close());

async function program() {
  const tenant = await makeTenant({ funds: 100_000 });
  const product = await makeProduct(tenant, { values: [1000], codes: 60 });
  const { secret } = await makeKey(tenant);
  const body = {
    product_id: product.productId,
    denomination: 1000,
    currency: 'EUR',
    recipient: { email: 'a@example.com' },
  };
  return { tenant, product, secret, body };
}
const post = (secret: string, idempotencyKey: string, body: unknown) =>
  send({
    port: api.port,
    method: 'POST',
    path: '/v1/orders',
    key: secret,
    headers: { 'idempotency-key': idempotencyKey },
    body,
  });

describe('POST /v1/orders with one Idempotency-Key', () => {
  it('sent 50 times at once places one order and answers all of them the same', async () => {
    const { tenant, secret, body } = await program();
    const answers = await atOnce(50, () => post(secret, 'same', body));
    expect(new Set(answers.map((a) => a.status))).toEqual(new Set([201]));
    expect(new Set(answers.map((a) => a.text)).size).toBe(1);
    expect(await rowsOf(tenant, 'orders')).toBe(1);
    expect(await pointsLeft(tenant, 'program')).toBe(99_000n);
    expect((await post(secret, 'same', body)).text).toBe(answers[0]?.text);
  });

  it('is the same request whatever the order of its fields and with a default spelt out', async () => {
    const { tenant, secret, body } = await program();
    const first = await post(secret, 'k', body);
    const shuffled = Object.fromEntries(Object.entries({ ...body, quantity: 1 }).reverse());
    expect((await post(secret, 'k', shuffled)).text).toBe(first.text);
    expect(await rowsOf(tenant, 'orders')).toBe(1);
  });

  it('and another body answers 409 and places nothing', async () => {
    const { tenant, secret, body } = await program();
    expect((await post(secret, 'k', body)).status).toBe(201);
    const answers = await atOnce(5, (n) =>
      post(secret, 'k', { ...body, recipient: { email: `other${n}@example.com` } }),
    );
    for (const answer of answers) {
      expect(answer.status).toBe(409);
      expect(json(answer)).toMatchObject({
        code: 'idempotency_mismatch',
        errors: [{ field: 'Idempotency-Key' }],
      });
    }
    expect(await rowsOf(tenant, 'orders')).toBe(1);
  });

  it('is independent for another credential and for another tenant', async () => {
    const [a, b] = [await program(), await program()];
    const { secret: second } = await makeKey(a.tenant);
    const answers = await Promise.all([
      post(a.secret, 'k', a.body),
      post(second, 'k', a.body),
      post(b.secret, 'k', b.body),
    ]);
    expect(answers.map((x) => x.status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map((x) => json(x)['order_id'])).size).toBe(3);
    expect([await rowsOf(a.tenant, 'orders'), await rowsOf(b.tenant, 'orders')]).toEqual([2, 1]);
  });

  it('that was refused is free again: a later try with the key may succeed', async () => {
    const { tenant, secret, body } = await program();
    const dear = { ...body, quantity: 61 };
    expect(json(await post(secret, 'k', dear))['code']).toBe('out_of_stock');
    expect((await post(secret, 'k', body)).status).toBe(201);
    expect(await rowsOf(tenant, 'orders')).toBe(1);
  });

  it.each([
    ['none', {}],
    ['an empty one', { 'idempotency-key': '' }],
    ['one with a space', { 'idempotency-key': 'a b' }],
    ['one of 256 characters', { 'idempotency-key': 'k'.repeat(256) }],
  ])('is needed and well formed: %s is refused by name', async (_, headers) => {
    const { tenant, secret, body } = await program();
    const answer = await send({
      port: api.port,
      method: 'POST',
      path: '/v1/orders',
      key: secret,
      headers,
      body,
    });
    expect([answer.status, json(answer)['code']]).toEqual([422, 'invalid']);
    expect(json(answer)['errors']).toMatchObject([{ field: 'Idempotency-Key' }]);
    expect(await rowsOf(tenant, 'orders')).toBe(0);
    const longest = await post(secret, 'k'.repeat(255), body);
    expect(longest.status).toBe(201);
  });
});
