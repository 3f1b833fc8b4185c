import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { newId } from '#lib/id.ts';
import { PERMISSIONS } from '#modules/identity/index.ts';
import { makeTenant, ownerSql } from '#tests/factories.ts';
import { migrate } from './migrate.ts';

const name = `plain_owner_${process.pid}`;
const password = randomUUID();
let admin: postgres.Sql;
let url: URL;
beforeAll(async () => {
  const adminUrl = new URL(inject('adminUrl'));
  admin = postgres(adminUrl.toString(), { max: 1, onnotice: () => {} });
  await admin.unsafe(`create role ${name} login nosuperuser nobypassrls createrole password '${password}'`);
  await admin.unsafe(`create database ${name} owner ${name}`);
  url = new URL(adminUrl);
  [url.username, url.password, url.pathname] = [name, password, `/${name}`];
  // Elsewhere these roles were made by somebody else, who then has to let the owner give grants on them.
  for (const role of ['damson_app', 'damson_ledger', 'damson_platform'])
    await admin.unsafe(`grant ${role} to ${name} with admin option`);
});
afterAll(async () => {
  await admin.unsafe(`drop database if exists ${name} with (force)`);
  await admin.unsafe(`drop owned by ${name}`);
  await admin.unsafe(`drop role ${name}`);
  await admin.end();
});

it('a database is brought to this version, and again, by an owner that is no superuser', async () => {
  await migrate(url.toString());
  await migrate(url.toString());
  const owner = postgres(url.toString(), { max: 1, onnotice: () => {} });
  try {
    const [made] = await owner`
      select r.rolname as role, p.prosecdef as definer, has_schema_privilege('damson_ledger', 'public', 'create') as creates
        from pg_proc p join pg_roles r on r.oid = p.proowner where p.proname = 'ledger_post'`;
    expect(made).toEqual({ role: 'damson_ledger', definer: true, creates: false });
    await owner
      .begin(async (sql) => {
        await sql`select set_config('damson.tenant', 'ten_x', true)`;
        await sql`set local role damson_app`;
        const transfers = [
        { id: 'trf_1', type: 'posted', debit: 'issuance::PTS', credit: 'wallet:mem_x:PTS', currency: 'PTS', amount: 5, code: 'grant', reference: 'x' },
      ]; // biome-ignore format: one transfer
        const [posted] = await sql`select ledger_post(now(), ${sql.json(transfers)}) as short`;
        expect(posted).toEqual({ short: null });
        const lots = await sql`select id, remaining::int from wallet_lots`;
        expect([...lots]).toEqual([{ id: 'trf_1.0', remaining: 5 }]);
        throw new Error('seen');
      })
      .catch((error) => expect(error.message).toBe('seen'));
  } finally {
    await owner.end();
  }
});

it("an owner's role gets the permissions that a version brings along, and no other role does", async () => {
  const tenant = await makeTenant();
  const owner = ownerSql();
  const roles = () =>
    owner<{ name: string; n: number }[]>`
      select name, cardinality(permissions)::int as n from roles where tenant_id = ${tenant.id} order by name`;
  for (const name of ['Owner', 'Viewer']) {
    await owner`insert into roles (tenant_id, id, name, permissions)
                values (${tenant.id}, ${newId('role')}, ${name}, '{orders.read}')`;
  }
  await migrate(process.env['DATABASE_URL'] ?? '');
  expect(await roles()).toEqual([
    { name: 'Owner', n: PERMISSIONS.length },
    { name: 'Viewer', n: 1 },
  ]);
  await owner.end();
});
