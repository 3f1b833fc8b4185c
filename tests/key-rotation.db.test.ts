import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { describe, expect, it } from 'vitest';
import { forgetEnv } from '#lib/env.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { place } from '#modules/orders/index.ts';
import { installKey, resealBatch, rotateKey } from '#modules/tenants/index.ts';
import { jobs } from '#modules/tenants/jobs.ts';
import { SEALED_TABLES } from '#modules/tenants/keys-sealed.ts';
import { revealForApi, voucherRefs } from '#modules/vouchers/index.ts';
import { rewrapKeys } from '#scripts/keys-rewrap.ts';
import { type ApiProcess, startApiProcess } from '#tests/crash/api-process.ts';
import { startKeyService } from '#tests/doubles/key-service.ts';
import {
  asKey,
  asOwner,
  callerOf,
  lookingSql,
  makeKey,
  makeProduct,
  makeTenant,
  NOW,
  orderInput,
} from '#tests/factories.ts';
import { json, send } from '#tests/http.ts';
import { atOnce, codeOf } from '#tests/outcome.ts';

process.env['DATABASE_POOL'] = '24';
const platform = (tenant: TenantRef, now = NOW) => callerOf(tenant, { type: 'system', id: 'test' }, now);
const later = new Date(NOW.getTime() + 61_000);
async function keysInUse(tenant: TenantRef): Promise<string[]> {
  const rows = await lookingSql()<{ key: string }[]>`
    select key_id as key from stock_codes where tenant_id = ${tenant.id}
     union select key_id from vouchers where tenant_id = ${tenant.id} order by 1`;
  return rows.map((r) => r.key);
}
async function sealKeys(tenant: TenantRef): Promise<{ id: string; retired: boolean }[]> {
  return lookingSql()<{ id: string; retired: boolean }[]>`
    select id, retired_at is not null as retired from tenant_keys
     where tenant_id = ${tenant.id} and purpose = 'seal' order by id`;
}
const rotateAll = async (tenant: TenantRef) => {
  const { rotationId } = await rotateKey.call(asOwner(tenant), {});
  await jobs['tenants.rotate']?.(platform(tenant), { rotationId });
  await jobs['tenants.rotate']?.(platform(tenant, later), { rotationId });
};

describe('changing the key that seals', () => {
  it('while 16 clients order and reveal refuses nobody, and every code opens before and after', async () => {
    const tenant = await makeTenant();
    const product = await makeProduct(tenant, { values: [1000], codes: 1_500 });
    const key = asKey(tenant);
    const codes = new Map<string, string>();
    let rotated = false;
    const client = async () => {
      for (let i = 0; i < 200 && (!rotated || i < 20); i += 1) {
        const { voucherIds } = await place.call(key, orderInput(product));
        const [voucherId = ''] = voucherIds;
        codes.set(voucherId, (await revealForApi.call(key, { voucherId })).code);
      }
    };
    const clients = Promise.all(Array.from({ length: 16 }, client));
    await rotateAll(tenant);
    rotated = true;
    await clients;
    await jobs['tenants.rotate']?.(platform(tenant, later), {
      rotationId: (await rotateKey.call(asOwner(tenant), {})).rotationId,
    });
    expect(codes.size).toBeGreaterThan(300);
    expect(new Set(codes.values()).size).toBe(codes.size);
    for (const [voucherId, code] of codes)
      expect((await revealForApi.call(key, { voucherId })).code).toBe(code);
  });

  it('leaves every row under the new key, the old key retired and there', async () => {
    const tenant = await makeTenant();
    const product = await makeProduct(tenant, { codes: 700 });
    const { voucherIds } = await place.call(asKey(tenant), orderInput(product));
    const [voucherId = ''] = voucherIds;
    const { code } = await revealForApi.call(asKey(tenant), { voucherId });
    const refs = await voucherRefs(tenant.id, voucherIds);
    const [before] = await sealKeys(tenant);
    await rotateAll(tenant);
    const [old, fresh] = await sealKeys(tenant);
    expect(old).toEqual({ id: before?.id, retired: true });
    expect(fresh).toMatchObject({ retired: false });
    expect(await keysInUse(tenant)).toEqual([fresh?.id]);
    expect((await revealForApi.call(asKey(tenant), { voucherId })).code).toBe(code);
    expect(await voucherRefs(tenant.id, voucherIds), 'links stay').toEqual(refs);
  });

  it('that is killed in the middle goes on where it stood, and has one new key', async () => {
    const tenant = await makeTenant();
    await makeProduct(tenant, { values: [1000], codes: 4_000 });
    const { rotationId } = await rotateKey.call(asOwner(tenant), {});
    const dying = jobs['tenants.rotate']?.(platform(tenant), { rotationId }).then(
      () => 'ended',
      () => 'died',
    );
    const owner = lookingSql();
    await expect
      .poll(
        async () =>
          owner`select pg_terminate_backend(pid) from pg_stat_activity
                 where datname = current_database() and application_name = 'damson' and query like '%sealed = decode%'
                   and exists (select 1 from key_rotations where tenant_id = ${tenant.id} and resealed >= 1000)`,
        { interval: 1, timeout: 20_000 },
      )
      .not.toHaveLength(0);
    expect(await dying).toBe('died');
    expect(await keysInUse(tenant)).toHaveLength(2);
    await jobs['tenants.rotate']?.(platform(tenant), { rotationId });
    await jobs['tenants.rotate']?.(platform(tenant, later), { rotationId });
    const keys = await sealKeys(tenant);
    expect(keys).toHaveLength(2);
    expect(await keysInUse(tenant)).toEqual([keys[1]?.id]);
    const [row] = await owner`select resealed, finished_at is not null as finished from key_rotations
                               where tenant_id = ${tenant.id} and id = ${rotationId}`;
    expect(row).toEqual({ resealed: 4_000, finished: true });
  });

  it('is one at a time, needs its permission, and does not end before all processes know the key', async () => {
    const tenant = await makeTenant();
    await makeProduct(tenant, { codes: 1 });
    const without = callerOf(tenant, {
      type: 'operator',
      id: 'opr_x',
      permissions: new Set(['keys.manage']),
    });
    expect(await codeOf(rotateKey.call(without, {}))).toBe('forbidden');
    const { rotationId } = await rotateKey.call(asOwner(tenant), {});
    await jobs['tenants.rotate']?.(platform(tenant), { rotationId });
    expect(await resealBatch.call(platform(tenant), { rotationId })).toEqual({ step: 'wait' });
    expect(await codeOf(rotateKey.call(asOwner(tenant), {}))).toBe('conflict');
    expect((await sealKeys(tenant)).map((k) => k.retired)).toEqual([false, false]);
    await resealBatch.call(platform(tenant, later), { rotationId });
    expect((await sealKeys(tenant)).map((k) => k.retired)).toEqual([true, false]);
    expect(await codeOf(rotateKey.call(asOwner(tenant), {}))).toBe('ok');
    expect(await codeOf(installKey.call(without, {}))).toBe('forbidden');
  });

  it('is noticed by another process within seconds, without a restart', async () => {
    const tenant = await makeTenant();
    const product = await makeProduct(tenant, { codes: 3 });
    const { secret } = await makeKey(tenant);
    const api: ApiProcess = await startApiProcess({});
    const ask = async (path: string, body?: object) =>
      json(
        await send({
          port: api.port,
          method: 'POST',
          path,
          key: secret,
          headers: { 'idempotency-key': randomBytes(8).toString('hex') },
          ...(body ? { body } : {}),
        }),
      );
    const order = { product_id: product.productId, denomination: 1000, currency: 'EUR' };
    const placed = await ask('/v1/orders', { ...order, recipient: { email: 'a@example.com' } });
    const [{ voucher_id }] = placed['vouchers'] as [{ voucher_id: string }];
    const { code } = await ask(`/v1/vouchers/${voucher_id}/reveal`);
    await rotateAll(tenant);
    expect((await ask(`/v1/vouchers/${voucher_id}/reveal`))['code']).toBe(code);
    api.kill();
    await api.ended;
  });
});

it('every sealed column of the schema is on the list of what is sealed anew', async () => {
  const schema = new URL('../db/schema/', import.meta.url);
  const sealed: string[] = [];
  for (const name of await readdir(schema)) {
    const exported = Object.values((await import(new URL(name, schema).href)) as Record<string, unknown>);
    for (const table of exported.filter((value) => value instanceof PgTable)) {
      const { name: tableName, columns } = getTableConfig(table);
      if (columns.some((c) => c.getSQLType() === 'bytea' && /sealed/.test(c.name))) sealed.push(tableName);
    }
  }
  expect(sealed.sort()).toEqual(SEALED_TABLES.map((t) => t.table).sort());
});

describe('changing the master key', () => {
  it('wraps every data key anew; the previous one opens until then and not after', async () => {
    const tenant = await makeTenant();
    const product = await makeProduct(tenant, { codes: 2 });
    const { voucherIds } = await place.call(asKey(tenant), orderInput(product));
    const [voucherId = ''] = voucherIds;
    const { code } = await revealForApi.call(asKey(tenant), { voucherId });
    const old = process.env['DAMSON_MASTER_KEY'] ?? '';
    const [fresh, stranger] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
    const { secret } = await makeKey(tenant);
    const revealIn = async (env: Record<string, string>) => {
      const api = await startApiProcess(env);
      const answer = await send({
        port: api.port,
        method: 'POST',
        path: `/v1/vouchers/${voucherId}/reveal`,
        key: secret,
      });
      api.kill();
      await api.ended;
      return answer.status === 200 ? json(answer)['code'] : answer.status;
    };
    const both = { DAMSON_MASTER_KEY: fresh, DAMSON_MASTER_KEY_PREVIOUS: old };
    expect(await revealIn(both)).toBe(code);
    expect(await revealIn({ DAMSON_MASTER_KEY: fresh }), 'before it is wrapped anew').toBe(500);
    const url = process.env['DATABASE_URL'] ?? '';
    Object.assign(process.env, both);
    forgetEnv();
    expect(await rewrapKeys(url)).toBeGreaterThanOrEqual(3);
    expect(await revealIn({ DAMSON_MASTER_KEY: fresh, DAMSON_MASTER_KEY_PREVIOUS: stranger })).toBe(code);
    expect(await revealIn({ DAMSON_MASTER_KEY: old, DAMSON_MASTER_KEY_PREVIOUS: stranger })).toBe(500);
    Object.assign(process.env, { DAMSON_MASTER_KEY: old, DAMSON_MASTER_KEY_PREVIOUS: fresh });
    forgetEnv();
    await rewrapKeys(url);
    delete process.env['DAMSON_MASTER_KEY_PREVIOUS'];
    forgetEnv();
    expect(await revealIn({ DAMSON_MASTER_KEY: old })).toBe(code);
  });
});

describe('a key service over HTTP', () => {
  it('takes over the data keys, is asked once by each process, and its outage stops only who has no keys', async () => {
    const tenant = await makeTenant();
    const product = await makeProduct(tenant, { codes: 3 });
    const { voucherIds } = await place.call(asKey(tenant), orderInput(product));
    const [voucherId = ''] = voucherIds;
    const { code } = await revealForApi.call(asKey(tenant), { voucherId });
    const service = await startKeyService();
    const settings = { DAMSON_KEY_SERVICE_URL: service.url, DAMSON_KEY_SERVICE_TOKEN: service.token };
    Object.assign(process.env, settings);
    forgetEnv();
    await rewrapKeys(process.env['DATABASE_URL'] ?? '');
    const [row] = await lookingSql()`
      select count(*)::int as n from tenant_keys where tenant_id = ${tenant.id} and service = 'http'`;
    expect(row).toEqual({ n: 3 });
    const { secret } = await makeKey(tenant);
    const path = `/v1/vouchers/${voucherId}/reveal`;
    const ask = (port: number) => send({ port, method: 'POST', path, key: secret });
    const api = await startApiProcess(settings);
    const before = service.asked.unwrap;
    const answers = await atOnce(10, () => ask(api.port));
    expect(answers.map((a) => json(a)['code'])).toEqual(Array.from({ length: 10 }, () => code));
    expect(service.asked.unwrap - before).toBeLessThanOrEqual(30);
    service.setDown(true);
    expect(json(await ask(api.port))['code'], 'a process that has the keys goes on').toBe(code);
    const late = await startApiProcess(settings);
    const refused = await ask(late.port);
    expect([refused.status, refused.headers['retry-after']]).toEqual([503, '1']);
    service.setDown(false);
    await expect.poll(async () => (await ask(late.port)).status).toBe(200);
    await rotateAll(tenant);
    expect((await sealKeys(tenant)).map((k) => k.retired)).toEqual([true, false]);
    expect(json(await ask(late.port))['code']).toBe(code);
    for (const p of [api, late]) {
      p.kill();
      await p.ended;
    }
    delete process.env['DAMSON_KEY_SERVICE_URL'];
    forgetEnv();
    await service.stop();
  });
});
