import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownerSql } from '#tests/factories.ts';
import { GLOBAL_TABLES } from '#tests/global-tables.ts';
import { makeLedger } from '#tests/matrix/ledger-world.ts';
import { makeWorld, type World } from '#tests/matrix/world.ts';

/** What row security alone refuses, when the code above it forgets its where clause. */
let app: ReturnType<typeof postgres>;
let owner: ReturnType<typeof ownerSql>;
let a: World;
let b: World;
let tables: string[];
beforeAll(async () => {
  app = postgres(process.env['APP_DATABASE_URL'] ?? '', { max: 1, onnotice: () => {} });
  owner = ownerSql();
  [a, b] = [await makeWorld(), await makeWorld()];
  for (const { tenant, memberId } of [a, b]) await makeLedger(tenant, memberId);
  const rows = await owner<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p', 'm', 'v') order by 1`;
  tables = rows.map((r) => r.name).filter((name) => !(name in GLOBAL_TABLES));
});
afterAll(async () => {
  await app.end();
  await owner.end();
});

const LEDGERS_OWN = new Set(['accounts', 'transfers', 'open_holds', 'wallet_lots', 'lot_uses']);

/** The columns that a row is written with; PostgreSQL works the others out. */
async function writable(table: string): Promise<string[]> {
  const rows = await owner<{ name: string }[]>`
    select attname as name from pg_attribute
     where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`;
  return rows.map((r) => r.name);
}

const as = (tenantId: string, work: (sql: postgres.TransactionSql) => Promise<unknown>) =>
  app.begin(async (sql) => {
    await sql`select set_config('damson.tenant', ${tenantId}, true)`;
    return work(sql);
  });

describe('row security', () => {
  it('is on and forced for every table that is not on the written global list', async () => {
    expect(tables.length).toBeGreaterThan(20);
    const rows = await owner<{ relname: string }[]>`
      select c.relname from pg_class c where c.relname in ${owner(tables)} and c.relkind = 'r'
         and not (c.relrowsecurity and c.relforcerowsecurity)`;
    expect(
      rows.map((r) => r.relname),
      'tables whose rows everybody sees',
    ).toEqual([]);
    const [role] = await owner`select rolsuper, rolbypassrls from pg_roles where rolname = 'damson_app'`;
    expect(role).toMatchObject({ rolsuper: false, rolbypassrls: false });
    const owned =
      await owner`select 1 from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = 'damson_app'`;
    expect(owned).toHaveLength(0);
  });

  it('shows no row of any tenant table without a tenant, and the own rows with one', async () => {
    for (const table of tables) {
      const [bare] = await app`select count(*)::int as n from ${app(table)}`;
      expect(bare?.['n'], `${table} without a tenant`).toBe(0);
      await as('', async (sql) => expect(await sql`select 1 from ${sql(table)}`, table).toHaveLength(0));
      const [mine, all] = [
        await count(table, a.tenant.id),
        await owner`select 1 from ${owner(table)} where tenant_id = ${a.tenant.id}`,
      ];
      expect(mine.others, `${table} of another tenant`).toBe(0);
      expect(mine.own, `${table} of the tenant`).toBe(all.length);
      expect(
        all.length,
        `the world of tests/matrix/world.ts has no row of ${table}: make one there`,
      ).toBeGreaterThan(0);
    }
  });

  it("takes no row into another tenant, and changes and removes none of another tenant's", async () => {
    for (const table of tables) {
      const [found] = await owner<{ row: string }[]>`
        select to_jsonb(t)::text as row from ${owner(table)} t where tenant_id = ${b.tenant.id} limit 1`;
      const columns = await writable(table);
      const insert = as(
        a.tenant.id,
        async (sql) => sql`
          insert into ${sql(table)} (${sql(columns)})
          select ${sql(columns)} from jsonb_populate_record(null::${sql(table)}, ${found?.row ?? ''}::text::jsonb)`,
      );
      // What only the ledger's own functions write is refused one door earlier.
      const refused = LEDGERS_OWN.has(table) ? 'permission denied' : 'row-level security';
      await expect(insert, `insert into ${table}`).rejects.toThrow(refused);
      const changed = as(
        a.tenant.id,
        async (sql) => sql`update ${sql(table)} set tenant_id = tenant_id where tenant_id = ${b.tenant.id}`,
      );
      expect(await changed.catch(denied), `update of ${table}`).toHaveLength(0);
      const removed = as(
        a.tenant.id,
        async (sql) => sql`delete from ${sql(table)} where tenant_id = ${b.tenant.id}`,
      );
      expect(await removed.catch(denied), `delete from ${table}`).toHaveLength(0);
      const moved = as(a.tenant.id, async (sql) => sql`update ${sql(table)} set tenant_id = ${b.tenant.id}`);
      await expect(moved, `giving away rows of ${table}`).rejects.toThrow(
        /row-level security|permission denied/,
      );
      await expect(as(a.tenant.id, async (sql) => sql`truncate ${sql(table)} cascade`)).rejects.toThrow(
        'permission denied',
      );
    }
  });

  it('guards the tenants themselves and what all share', async () => {
    const rename = (id: string) =>
      as(a.tenant.id, (sql) => sql`update tenants set name = 'x' where id = ${id} returning 1`);
    expect(await rename(b.tenant.id)).toHaveLength(0);
    expect(await rename(a.tenant.id)).toHaveLength(1);
    for (const table of ['products', 'brands', 'categories', 'tenants']) {
      await expect(app`delete from ${app(table)}`, table).rejects.toThrow('permission denied');
    }
    const hosts = (id: string) =>
      as(
        a.tenant.id,
        (sql) => sql`update tenant_hosts set primary_since = now() where tenant_id = ${id} returning 1`,
      );
    expect(await hosts(b.tenant.id)).toHaveLength(0);
    const taken = as(
      a.tenant.id,
      (sql) => sql`insert into tenant_hosts (host, tenant_id) values ('x.example.com', ${b.tenant.id})`,
    );
    await expect(taken).rejects.toThrow('row-level security');
    expect(await hosts(a.tenant.id)).not.toHaveLength(0);
    await expect(as(a.tenant.id, (sql) => sql`update tenants set status = 'suspended'`)).rejects.toThrow(
      'permission denied',
    );
  });

  it('has the tenant in every foreign key between two tenant tables', async () => {
    const keys = await owner<{ name: string; pairs: string[] }[]>`
      select k.conname as name, array_agg(x.attname || '=' || y.attname) as pairs
        from pg_constraint k
        cross join lateral unnest(k.conkey, k.confkey) as c(here, there)
        join pg_attribute x on x.attrelid = k.conrelid and x.attnum = c.here
        join pg_attribute y on y.attrelid = k.confrelid and y.attnum = c.there
       where k.contype = 'f' and k.conrelid::regclass::text in ${owner(tables)} and k.confrelid::regclass::text in ${owner(tables)}
       group by k.conname`;
    expect(keys.length).toBeGreaterThan(8);
    for (const key of keys) expect(key.pairs, key.name).toContain('tenant_id=tenant_id');
  });
});

const denied = (error: Error) => {
  if (/permission denied/.test(error.message)) return [];
  throw error;
};

async function count(table: string, tenantId: string): Promise<{ own: number; others: number }> {
  const rows = (await as(tenantId, (sql) => sql`select tenant_id from ${sql(table)}`)) as {
    tenant_id: string;
  }[];
  const own = rows.filter((r) => r.tenant_id === tenantId).length;
  return { own, others: rows.length - own };
}
