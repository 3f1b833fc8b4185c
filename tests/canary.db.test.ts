import { beforeAll, describe, expect, it } from 'vitest';
import type { TenantRef } from '#lib/tenant.ts';
import { checkBalance, redeemVoucher } from '#modules/merchants/index.ts';
import { place } from '#modules/orders/index.ts';
import { listStock, plantCanaries, revealForApi } from '#modules/vouchers/index.ts';
import { openSecret } from '#modules/vouchers/secret.ts';
import { startApiProcess } from '#tests/crash/api-process.ts';
import { spellings, tablesHolding } from '#tests/dump.ts';
import { asKey, asOwner, asPlatform, lookingSql, makeKey, makeTenant } from '#tests/factories.ts';
import { send } from '#tests/http.ts';
import { makeOwnBrand } from '#tests/own-brand.ts';
import { buyOwnVoucher } from '#tests/own-voucher.ts';
import { inVerb } from '#tests/proof-verb.ts';

let tenant: TenantRef;
let productId: string;
beforeAll(async () => {
  tenant = await makeTenant();
  productId = await makeOwnBrand(tenant);
});
type Planted = { id: string; sealed: Buffer; keyId: string; fingerprint: Buffer };

/** Plants canaries and opens them as a thief with the keys would. */
async function plant(count: number): Promise<{ id: string; code: string }[]> {
  await plantCanaries.call(asOwner(tenant), { productId, denomination: 5000, count });
  const rows = await lookingSql()<Planted[]>`
    select id, sealed, key_id as "keyId", fingerprint from stock_codes
     where tenant_id = ${tenant.id} and canary order by id desc limit ${count}`;
  return inVerb(asPlatform(tenant), async (ctx) =>
    Promise.all(rows.map(async (row) => ({ id: row.id, code: (await openSecret(ctx, row)).code }))),
  );
}
const alarms = async (stockId: string) => {
  const owner = lookingSql();
  const events = await owner<{ use: string }[]>`
    select data ->> 'use' as use from events where tenant_id = ${tenant.id} and object_id = ${stockId} order by id`;
  const [audit] = await owner<{ n: number }[]>`
    select count(*)::int as n from audit_entries
     where tenant_id = ${tenant.id} and object_id = ${stockId} and detail ? 'canary'`;
  return { events: events.map((e) => e.use), audited: audit?.n };
};

describe('a planted code', () => {
  it('is unknown at every till, and rings at once: an event and an audit row for each try', async () => {
    const [canary] = await plant(1);
    const { id = '', code = '' } = canary ?? {};
    expect(await redeemVoucher.call(asKey(tenant), { code, amount: 1, currency: 'EUR' })).toEqual({
      refused: 'unknown',
    });
    expect(await checkBalance.call(asKey(tenant), { code })).toEqual({ refused: 'unknown' });
    expect(await alarms(id)).toEqual({ events: ['redemption', 'balance_check'], audited: 2 });
    const real = await buyOwnVoucher(tenant, productId);
    expect(await checkBalance.call(asKey(tenant), { code: real.code })).toMatchObject({ balance: 5000 });
    expect(await alarms(id), 'a real one does not ring').toEqual({
      events: ['redemption', 'balance_check'],
      audited: 2,
    });
  });

  it('is never sold and not counted as stock, and cannot be put on the shelf', async () => {
    await plant(20);
    const order = { productId, denomination: 5000, currency: 'EUR', quantity: 50 };
    await place.call(asKey(tenant), { ...order, recipient: { email: 'a@example.com' } });
    const [sold] = await lookingSql()`
      select count(*)::int as n from vouchers v join stock_codes s
          on s.tenant_id = v.tenant_id and s.fingerprint = v.fingerprint and s.canary where v.tenant_id = ${tenant.id}`;
    expect(sold).toEqual({ n: 0 });
    const [row] = (await listStock.call(asOwner(tenant), {})).items;
    const [held] = await lookingSql()<{ n: number }[]>`
      select count(*)::int as n from vouchers where tenant_id = ${tenant.id}`;
    expect(row?.taken).toBe(held?.n);
    await expect(
      lookingSql()`update stock_codes set taken_at = null where tenant_id = ${tenant.id} and canary`,
    ).rejects.toThrow('stock_codes_canary_unsold');
  });

  it('that somebody slipped into a voucher rings as it is revealed', async () => {
    const [canary] = await plant(1);
    const { voucherId } = await buyOwnVoucher(tenant, productId);
    const owner = lookingSql();
    const [before] = await owner<Planted[]>`
      select id, sealed, key_id as "keyId", fingerprint from vouchers where tenant_id = ${tenant.id} and id = ${voucherId}`;
    await owner`
      update vouchers v set sealed = s.sealed, key_id = s.key_id, fingerprint = s.fingerprint from stock_codes s
       where s.tenant_id = v.tenant_id and s.id = ${canary?.id ?? ''} and v.tenant_id = ${tenant.id} and v.id = ${voucherId}`;
    expect((await revealForApi.call(asKey(tenant), { voucherId })).code).toBe(canary?.code);
    expect((await alarms(canary?.id ?? '')).events).toEqual(['reveal']);
    await owner`update vouchers set sealed = ${before?.sealed ?? null}, fingerprint = ${before?.fingerprint ?? null}
                 where tenant_id = ${tenant.id} and id = ${voucherId}`;
  });

  it('stands in no table, event, job or log after it was planted and tried at the API', async () => {
    const canaries = await plant(5);
    const { secret } = await makeKey(tenant);
    const api = await startApiProcess({ LOG_LEVEL: 'trace' });
    const answers: string[] = [];
    for (const { code } of canaries) {
      for (const [path, body] of [
        ['/v1/redemptions', { code, amount: 100, currency: 'EUR' }],
        ['/v1/redemptions', { code, amount: 'many', currency: 'EUR' }],
        ['/v1/voucher-balance', { code }],
      ] as const) {
        const headers = { 'idempotency-key': crypto.randomUUID() };
        const answer = await send({ port: api.port, method: 'POST', path, key: secret, headers, body });
        expect([404, 422]).toContain(answer.status);
        answers.push(answer.text + JSON.stringify(answer.headers));
      }
    }
    api.kill();
    await api.ended;
    const codes = canaries.map((c) => c.code);
    expect(await tablesHolding(codes)).toEqual([]);
    for (const text of [api.output(), ...answers])
      expect(codes.flatMap(spellings).filter((s) => text.includes(s))).toEqual([]);
    expect(await tablesHolding([productId]), 'the search finds what is there').toContain('public.own_brands');
    expect(await alarms(canaries[0]?.id ?? '')).toMatchObject({ events: ['redemption', 'balance_check'] });
  });
});
