import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as drizzleMigrate } from 'drizzle-orm/postgres-js/migrator';
import { runMigrations } from 'graphile-worker';
import postgres from 'postgres';
import { required } from '#lib/env.ts';
import { failpoint } from '#lib/failpoint.ts';
import { STARTING_ROLES } from '#modules/identity/permissions.ts';

export const APP_ROLE = 'damson_app';
/** The role that the ledger's functions run as; nobody can log in as it. */
const LEDGER_ROLE = 'damson_ledger';
/** What the app becomes, for one transaction, to do the installation's own work (db/platform.ts). */
const PLATFORM_ROLE = 'damson_platform';
/** In this order after every migration, as often as one likes. */
const FUNCTIONS_AND_GRANTS = ['lots.sql', 'ledger.sql', 'orders.sql', 'after-migrate.sql'];

/** The app role's password follows from the master key, so that no second secret has to be kept. */
function appPassword(): string {
  const key = Buffer.from(required('DAMSON_MASTER_KEY'), 'base64');
  return createHmac('sha256', key).update('damson_app password').digest('base64url');
}

/** The connection of web, api and worker, from the owner's. */
export function appDatabaseUrl(adminUrl: string): string {
  const url = new URL(adminUrl);
  url.username = APP_ROLE;
  url.password = appPassword();
  return url.toString();
}

/** Brings a database to this version: extensions, tables, the app's role and exactly its grants. */
export async function migrate(adminUrl: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {}, connection: { lock_timeout: 10_000 } });
  try {
    await sql`select pg_advisory_lock(8675309)`;
    await sql`create extension if not exists pg_trgm`;
    await createRoles(sql);
    await drizzleMigrate(drizzle(sql), {
      migrationsFolder: new URL('../db/migrations', import.meta.url).pathname,
    });
    failpoint('migration_mid_way');
    await runMigrations({ connectionString: adminUrl });
    for (const file of FUNCTIONS_AND_GRANTS) {
      const text = await readFile(new URL(`../db/sql/${file}`, import.meta.url), 'utf8');
      const named = text.replaceAll(':app', APP_ROLE).replaceAll(':ledger', LEDGER_ROLE);
      await sql.unsafe(named.replaceAll(':platform', PLATFORM_ROLE));
    }
    await giveOwnersEverything(sql);
  } finally {
    await sql.end();
  }
}

/** An owner may do all there is: a permission that a version brings along is theirs from its first minute. */
async function giveOwnersEverything(sql: postgres.Sql): Promise<void> {
  const permissions = [...STARTING_ROLES.Owner];
  for (const { id } of await sql<{ id: string }[]>`select id from tenants`) {
    await sql.begin(async (tx) => {
      await tx`select set_config('damson.tenant', ${id}, true)`;
      await tx`
        update roles set permissions = ${permissions}
         where tenant_id = ${id} and name = 'Owner' and not permissions @> ${permissions}::text[]`;
    });
  }
}

async function createRoles(sql: postgres.Sql): Promise<void> {
  const [role] = await sql`select 1 from pg_roles where rolname = ${APP_ROLE}`;
  if (!role)
    await sql.unsafe(`create role ${APP_ROLE} login nosuperuser nobypassrls nocreatedb nocreaterole`);
  await sql.unsafe(`alter role ${APP_ROLE} password '${appPassword()}'`);
  const [ledger] = await sql`select 1 from pg_roles where rolname = ${LEDGER_ROLE}`;
  if (!ledger)
    await sql.unsafe(`create role ${LEDGER_ROLE} nologin nosuperuser nobypassrls nocreatedb nocreaterole`);
  await becomeMember(sql);
  const [platform] = await sql`select 1 from pg_roles where rolname = ${PLATFORM_ROLE}`;
  if (!platform)
    await sql.unsafe(`create role ${PLATFORM_ROLE} nologin nosuperuser nobypassrls nocreatedb nocreaterole`);
  // Without inheriting: the app has none of its rights until it says that it acts as it.
  await sql.unsafe(`grant ${PLATFORM_ROLE} to ${APP_ROLE} with inherit false, set true`);
}

/** A superuser may give a function to any role; an ordinary owner only to one that it is a member of. */
async function becomeMember(sql: postgres.Sql): Promise<void> {
  const [may] = await sql<{ already: boolean }[]>`
    select pg_has_role(current_user, ${LEDGER_ROLE}, 'usage') and pg_has_role(current_user, ${LEDGER_ROLE}, 'set')
           as already`;
  if (!may?.already) await sql.unsafe(`grant ${LEDGER_ROLE} to current_user`);
}

if (import.meta.main) {
  await migrate(required('DATABASE_URL'));
  console.log('The database is at this version.');
}
