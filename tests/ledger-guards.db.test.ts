import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTenant } from '#db/tenant.ts';
import { newId } from '#lib/id.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { place } from '#modules/orders/index.ts';
import { asKey, makeMember, makeProduct, makeTenant, orderInput, ownerSql } from '#tests/factories.ts';

/** What the database itself refuses, whatever the code above it does. */
let tenant: TenantRef;
let orderId: string;
let owner: ReturnType<typeof ownerSql>;
beforeAll(async () => {
  owner = ownerSql();
  tenant = await makeTenant({ funds: 10_000 });
  ({ orderId } = await place.call(asKey(tenant), orderInput(await makeProduct(tenant))));
});
afterAll(() => owner.end());

const copyOfCharge = (over: Record<string, unknown>) =>
  owner.begin(async (sql) => {
    const [row] =
      await sql`select * from transfers where tenant_id = ${tenant.id} and reference = ${orderId}`;
    await sql`insert into transfers ${sql({ ...row, id: newId('transfer'), ...over })}`;
    throw new Error('was accepted');
  });
const account = (set: string) =>
  owner.begin(async (sql) => {
    await sql.unsafe(`update accounts set ${set} where tenant_id = '${tenant.id}' and id = 'program::PTS'`);
    throw new Error('was accepted');
  });

describe('the database refuses', () => {
  it('to charge an order twice, while another order may be charged', async () => {
    await expect(copyOfCharge({})).rejects.toThrow('transfers_one_capture');
    await expect(copyOfCharge({ reference: newId('order') })).rejects.toThrow('was accepted');
  });

  it.each([
    ['an amount of zero', { amount: 0n }, 'transfers_amount'],
    ['a negative amount', { amount: -5n }, 'transfers_amount'],
    ['an amount beyond the limit', { amount: 1_000_000_000_000_001n }, 'transfers_amount'],
    ['one account on both sides', { debit_account_id: 'redeemed::PTS' }, 'transfers_two_accounts'],
    ['an account of another currency', { currency: 'EUR' }, 'transfers_(debit|credit)'],
    ['an account that is not there', { debit_account_id: 'wallet:nobody:PTS' }, 'transfers_debit'],
    ['a resolution of nothing', { type: 'post' }, 'transfers_pending_id'],
  ])('a transfer with %s', async (_, over, constraint) => {
    await expect(copyOfCharge({ reference: newId('order'), ...over })).rejects.toThrow(
      new RegExp(constraint),
    );
  });

  it.each([
    ['an overdraft', 'debits_posted = credits_posted + 1', 'accounts_no_overdraft'],
    ['an overdraft by a hold', 'debits_pending = credits_posted', 'accounts_no_overdraft'],
    ['a side below zero', 'credits_pending = -1', 'accounts_sides'],
    ['a change of currency', "currency = 'EUR'", 'transfers_(debit|credit)|accounts_id'],
  ])('%s', async (_, set, constraint) => {
    await expect(account(set)).rejects.toThrow(new RegExp(constraint));
    await expect(account('version = version')).rejects.toThrow('was accepted');
  });

  it('a voucher whose debit is not there, and one with a code that was issued', async () => {
    const again = (over: object) =>
      owner.begin(async (sql) => {
        const [row] =
          await sql`select * from vouchers where tenant_id = ${tenant.id} and order_id = ${orderId}`;
        await sql`insert into vouchers ${sql({ ...row, id: newId('voucher'), ...over })}`;
        throw new Error('was accepted');
      });
    await expect(
      again({ unit: 2, fingerprint: Buffer.from('a'), transfer_id: newId('transfer') }),
    ).rejects.toThrow('vouchers_paid');
    await expect(again({ unit: 2 })).rejects.toThrow('vouchers_fingerprint');
    await expect(again({ unit: 2, fingerprint: Buffer.from('a') })).rejects.toThrow('was accepted');
  });

  it("the app's role a change to a posted transfer, an audit row or an event", async () => {
    for (const table of ['transfers', 'audit_entries', 'events']) {
      for (const statement of [
        `update ${table} set tenant_id = tenant_id`,
        `delete from ${table}`,
        `truncate ${table}`,
      ]) {
        const tried = withTenant(tenant.id, async (sql) => void (await sql.unsafe(statement)));
        await expect(tried, statement).rejects.toThrow('permission denied');
      }
      const seen = await withTenant(tenant.id, async (sql) => sql.unsafe(`select 1 from ${table} limit 1`));
      expect(seen, `${table} can be read`).toHaveLength(1);
    }
  });

  it.each([
    ['accounts', "update accounts set credits_posted = credits_posted + 5 where id = 'program::PTS'"],
    ['accounts', "delete from accounts where id = 'program::PTS'"],
    [
      'accounts',
      "insert into accounts (tenant_id, id, kind, owner_id, currency) values (TENANT, 'fees::PTS', 'fees', '', 'PTS')",
    ],
    ['transfers', 'insert into transfers select * from transfers limit 1'],
    ['wallet_lots', 'update wallet_lots set remaining = remaining + 1'],
    ['wallet_lots', 'insert into wallet_lots select * from wallet_lots limit 1'],
    ['lot_uses', 'update lot_uses set released = amount'],
    ['open_holds', 'delete from open_holds'],
    ['exchanges', 'update exchanges set to_units = to_units + 1'],
    ['record_blocks', 'delete from record_blocks'],
  ])("the app's role to write %s by itself: %s", async (table, statement) => {
    const written = statement.replaceAll('TENANT', `'${tenant.id}'`);
    const tried = withTenant(tenant.id, async (sql) => void (await sql.unsafe(written)));
    await expect(tried).rejects.toThrow(`permission denied for table ${table}`);
    const read = withTenant(tenant.id, async (sql) => sql.unsafe(`select 1 from ${table} limit 1`));
    await expect(read).resolves.toBeDefined();
  });

  it("the app's role the ledger's own steps, which the ledger's functions take for it", async () => {
    const memberId = await makeMember(tenant, { points: 10 });
    const wallet = `wallet:${memberId}:PTS`;
    const call = (sql: string) =>
      withTenant(tenant.id, async (tx) => void (await tx.unsafe(sql.replaceAll('WALLET', wallet))));
    await expect(call("select lots_take('x', 'WALLET', 5, null)")).rejects.toThrow('permission denied');
    await expect(call('set role damson_ledger')).rejects.toThrow('permission denied');
    const transfer = {
      id: newId('transfer'),
      type: 'posted',
      debit: wallet,
      credit: 'breakage::PTS',
      currency: 'PTS',
    };
    const rows = JSON.stringify([{ ...transfer, amount: 5, code: 'expire', reference: 'x' }]);
    await expect(call(`select ledger_post(now(), '${rows}'::jsonb)`)).resolves.toBeUndefined();
  });

  it('functions that run as anybody but the ledger, and a ledger that may bypass anything', async () => {
    const definers = await owner<{ name: string; role: string }[]>`
      select p.proname as name, r.rolname as role from pg_proc p
        join pg_namespace n on n.oid = p.pronamespace join pg_roles r on r.oid = p.proowner
       where n.nspname = 'public' and p.prosecdef`;
    expect(definers.map((d) => d.name)).toEqual(expect.arrayContaining(['ledger_post', 'ledger_resolve']));
    expect(definers.filter((d) => d.role !== 'damson_ledger')).toEqual([]);
    const [role] = await owner`
      select rolsuper, rolbypassrls, rolcanlogin, has_schema_privilege(oid, 'public', 'create') as creates,
             exists (select 1 from pg_class c where c.relowner = r.oid) as owns
        from pg_roles r where rolname = 'damson_ledger'`;
    expect(Object.values(role ?? {})).toEqual([false, false, false, false, false]);
  });
});
