import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { letters } from '#modules/notifications/index.ts';
import { place } from '#modules/orders/index.ts';
import { revealForApi, showVoucher } from '#modules/vouchers/hold.ts';
import { uploadStock } from '#modules/vouchers/stock.ts';
import { type ApiProcess, startApiProcess } from '#tests/crash/api-process.ts';
import {
  asKey,
  asOwner,
  asPlatform,
  makeKey,
  makeProduct,
  makeTenant,
  orderInput,
  ownerSql,
} from '#tests/factories.ts';
import { json, send } from '#tests/http.ts';
import { makeWorld } from '#tests/matrix/world.ts';

let owner: ReturnType<typeof ownerSql>;
beforeAll(() => {
  owner = ownerSql();
});
afterAll(() => owner.end());

/** Every way in which a text could stand in a column. */
const spellings = (text: string) => {
  const bytes = Buffer.from(text);
  return [
    text,
    bytes.toString('hex'),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
  ];
};

/** The tables that hold a text in any column, after all columns were read as text. */
async function tablesWith(text: string): Promise<string[]> {
  const tables = await owner<{ name: string }[]>`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'm') and n.nspname in ('public', 'graphile_worker') order by 1`;
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await owner.unsafe<{ line: string }[]>(`select t::text as line from ${name} t`);
    if (rows.some(({ line }) => spellings(text).some((s) => line.includes(s)))) found.push(name);
  }
  return found;
}

describe('a voucher code', () => {
  it('stands in no table and no log line from upload to reveal, mail and a crash of the verb', async () => {
    const canary = {
      code: `CANARY${randomBytes(9).toString('hex')}`,
      pin: `PIN${randomBytes(9).toString('hex')}`,
    };
    const tenant = await makeTenant();
    const { productId } = await makeProduct(tenant, { values: [1000], codes: 0 });
    const content = new TextEncoder().encode(
      `product,denomination,code,pin\n${productId},10.00,${canary.code},${canary.pin}`,
    );
    await uploadStock.call(
      asOwner(tenant),
      { fileName: 'canary.csv', content },
      { idempotencyKey: 'upload' },
    );
    const { secret } = await makeKey(tenant);
    const api: ApiProcess = await startApiProcess({ LOG_LEVEL: 'trace' });
    const ask = (path: string, body?: object) =>
      send({
        port: api.port,
        method: 'POST',
        path,
        key: secret,
        headers: { 'idempotency-key': 'k' },
        ...(body ? { body } : {}),
      });
    const recipient = { email: 'canary@example.com', name: 'Canary' };
    const placed = json(
      await ask('/v1/orders', { product_id: productId, denomination: 1000, currency: 'EUR', recipient }),
    );
    const [{ voucher_id }] = placed['vouchers'] as [{ voucher_id: string }];
    const revealed = json(await ask(`/v1/vouchers/${voucher_id}/reveal`));
    expect(revealed).toMatchObject(canary);
    const letter = await letters['mail.vouchers'].call(asPlatform(tenant), { orderId: placed['order_id'] });

    await owner`update vouchers set sealed = '\\x00' where tenant_id = ${tenant.id}`;
    expect((await ask(`/v1/vouchers/${voucher_id}/reveal`)).status).toBe(500);
    await vi.waitFor(() => expect(api.output()).toContain('request failed'), { timeout: 10_000 });
    api.kill();
    await api.ended;

    for (const word of [canary.code, canary.pin]) {
      expect(await tablesWith(word), 'tables that hold it').toEqual([]);
      for (const text of [api.output(), JSON.stringify(letter), JSON.stringify(placed)]) {
        for (const spelling of spellings(word)) expect(text.includes(spelling)).toBe(false);
      }
    }
    expect(await tablesWith('Canary'), 'the search finds what is there').toContain('public.orders');
    expect(api.output(), 'nor the key that asked').not.toContain(secret);
  });

  it('is not shown when its audit row cannot be written', async () => {
    const world = await makeWorld();
    const door = asKey(world.tenant);
    await owner`revoke insert on audit_entries from damson_app`;
    const refused = await revealForApi.call(door, { voucherId: world.voucherId }).then(
      (answer) => JSON.stringify(answer),
      (error: Error) => error,
    );
    await owner`grant insert on audit_entries to damson_app`;
    expect(refused).toBeInstanceOf(Error);
    expect(String(refused)).toContain('permission denied for table audit_entries');
    const holder = { ...door, authenticate: async () => ({ type: 'member', id: world.memberId }) as const };
    expect(await showVoucher.call(holder, { voucherId: world.voucherId })).toMatchObject({ state: 'issued' });
    const { code } = await revealForApi.call(door, { voucherId: world.voucherId });
    expect(code.length).toBeGreaterThan(3);
  });

  it('is not sold when the outbox or the audit cannot be written: no order, no charge', async () => {
    const tenant = await makeTenant({ funds: 5000 });
    const product = await makeProduct(tenant, { values: [1000], codes: 1 });
    const order = () => place.call(asKey(tenant), orderInput(product));
    for (const table of ['outbox', 'events', 'audit_entries']) {
      await owner.unsafe(`revoke insert on ${table} from damson_app`);
      await expect(order(), table).rejects.toThrow(`permission denied for table ${table}`);
      await owner.unsafe(`grant insert on ${table} to damson_app`);
      const [left] = await owner`select count(*)::int as orders from orders where tenant_id = ${tenant.id}`;
      expect(left).toEqual({ orders: 0 });
    }
    expect(await order()).toMatchObject({ points: 1000 });
  });
});
