import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TenantRef } from '#lib/tenant.ts';
import { type ApiProcess, startApiProcess } from '#tests/crash/api-process.ts';
import { makeKey, makeTenant } from '#tests/factories.ts';
import { type Answer, json, send, serveApi } from '#tests/http.ts';
import { withinOneWindow } from '#tests/one-window.ts';
import { atOnce, tally } from '#tests/outcome.ts';
import { makeOwnBrand } from '#tests/own-brand.ts';
import { buyOwnVoucher } from '#tests/own-voucher.ts';
import { GUESSES } from './guess-guard.ts';

let api: Awaited<ReturnType<typeof serveApi>>;
let tenant: TenantRef;
let productId: string;
beforeAll(async () => {
  api = await serveApi();
  tenant = await makeTenant();
  productId = await makeOwnBrand(tenant);
});
afterAll(() => api.close());

let calls = 0;
function ask(path: string, key: string, body?: object, port = api.port): Promise<Answer> {
  const headers = { 'idempotency-key': `k-${calls++}` };
  return send({ port, method: 'POST', path, key, headers, ...(body ? { body } : {}) });
}
const newKey = async (of = tenant) => (await makeKey(of, ['redemptions.make', 'redemptions.check'])).secret;
const WRONG = 'HOUSE-2222-2222-2222-2';

describe('the redemption API', () => {
  it('redeems, shows the balance and takes back, with the code in bodies alone', async () => {
    const { code } = await buyOwnVoucher(tenant, productId);
    const key = await newKey();
    const redeemed = await ask('/v1/redemptions', key, {
      code,
      amount: 1200,
      currency: 'EUR',
      reference: 'till 4',
    });
    expect(redeemed.status).toBe(201);
    expect(json(redeemed)).toMatchObject({
      amount: 1200,
      balance: 3800,
      currency: 'EUR',
      reference: 'till 4',
    });
    expect(redeemed.text).not.toContain(code);
    expect(json(await ask('/v1/voucher-balance', key, { code }))).toMatchObject({
      balance: 3800,
      brand: 'House',
    });
    const undone = await ask(`/v1/redemptions/${String(json(redeemed)['redemption_id'])}/undo`, key);
    expect([undone.status, json(undone)]).toEqual([
      200,
      expect.objectContaining({ amount: 1200, balance: 5000 }),
    ]);
  });

  it('says in one sentence and by a reason what is wrong', async () => {
    const { code } = await buyOwnVoucher(tenant, productId);
    const key = await newKey();
    const much = await ask('/v1/redemptions', key, { code, amount: 5001, currency: 'EUR' });
    expect([much.status, json(much)]).toEqual([
      409,
      expect.objectContaining({
        code: 'not_available',
        params: { reason: 'too_much', balance: 5000, currency: 'EUR' },
      }),
    ]);
    const noKey = { code, amount: 1, currency: 'EUR' };
    const unkeyed = await send({ port: api.port, method: 'POST', path: '/v1/redemptions', key, body: noKey });
    expect(unkeyed.status).toBe(422);
    expect((await ask('/v1/redemptions', key, { ...noKey, pin: '1' })).status).toBe(422);
  });

  it('answers unknown, mistyped and another tenant’s codes byte for byte alike, in like time', async () => {
    const other = await makeTenant();
    const theirs = await buyOwnVoucher(other, await makeOwnBrand(other));
    const key = await newKey();
    const bodies: string[] = [];
    const took: Record<string, number[]> = {};
    for (const [name, code] of Object.entries({ unknown: WRONG, foreign: theirs.code, odd: 'XXXX' })) {
      for (let i = 0; i < 8; i += 1) {
        const from = performance.now();
        const answer = await ask('/v1/voucher-balance', key, { code });
        took[name] = [...(took[name] ?? []), performance.now() - from];
        expect(answer.status).toBe(404);
        bodies.push(answer.text.replaceAll(String(json(answer)['request_id']), ''));
      }
    }
    expect(new Set(bodies).size).toBe(1);
    const medians = Object.values(took).map((t) => t.sort((a, b) => a - b)[4] ?? 0);
    expect(Math.max(...medians)).toBeLessThan(5 * Math.min(...medians) + 5);
    expect((await ask('/v1/voucher-balance', await newKey(other), { code: theirs.code })).status).toBe(200);
  });
});

describe('guessing', () => {
  it('over 4 processes at once is answered at most so often, then locked out with a time to wait', {
    timeout: 150_000,
  }, async () => {
    const guessed = await makeTenant();
    const own = await makeOwnBrand(guessed);
    const { code } = await buyOwnVoucher(guessed, own);
    const key = await newKey(guessed);
    const processes: ApiProcess[] = [];
    for (let i = 0; i < 3; i += 1) processes.push(await startApiProcess({}));
    const ports = [api.port, ...processes.map((p) => p.port)];
    await withinOneWindow({ windowSeconds: GUESSES.windowSeconds, neededMs: 60_000 });
    const answers = await atOnce(4 * GUESSES.credential, (i) =>
      ask('/v1/voucher-balance', key, { code: WRONG }, ports[i % 4]),
    );
    for (const p of processes) {
      p.kill();
      await p.ended;
    }
    expect(tally(answers.map((a) => String(a.status)))).toEqual({
      404: GUESSES.credential,
      429: 3 * GUESSES.credential,
    });
    const locked = await ask('/v1/voucher-balance', key, { code });
    expect([locked.status, Number(locked.headers['retry-after']) > 0]).toEqual([429, true]);
    expect(
      (await ask('/v1/voucher-balance', await newKey(guessed), { code })).status,
      'another till goes on',
    ).toBe(200);
  });

  it('with ever new keys is bounded by the network that it comes from', { timeout: 150_000 }, async () => {
    const guessed = await makeTenant();
    await makeOwnBrand(guessed);
    const keys = await Promise.all(Array.from({ length: 4 }, () => newKey(guessed)));
    await withinOneWindow({ windowSeconds: GUESSES.windowSeconds, neededMs: 40_000 });
    const answers = await atOnce(GUESSES.network + 20, (i) =>
      ask('/v1/voucher-balance', keys[i % 4] ?? '', { code: WRONG }),
    );
    expect(answers.filter((a) => a.status === 404)).toHaveLength(GUESSES.network);
    expect(answers.filter((a) => a.status === 429)).toHaveLength(20);
  });

  it('does not count codes that are right', async () => {
    const { code } = await buyOwnVoucher(tenant, productId);
    const key = await newKey();
    for (let i = 0; i < GUESSES.credential + 10; i += 1) {
      expect((await ask('/v1/redemptions', key, { code, amount: 1, currency: 'EUR' })).status).toBe(201);
    }
  });
});
