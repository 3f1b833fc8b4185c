import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as drizzleMigrate } from 'drizzle-orm/postgres-js/migrator';
import { runMigrations } from 'graphile-worker';
import postgres from 'postgres';
import { required } from '#lib/env.ts';

export const APP_ROLE = 'damson_app';

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
    await createAppRole(sql);
    await drizzleMigrate(drizzle(sql), {
      migrationsFolder: new URL('../db/migrations', import.meta.url).pathname,
    });
    await runMigrations({ connectionString: adminUrl });
    const grants = await readFile(new URL('../db/sql/after-migrate.sql', import.meta.url), 'utf8');
    await sql.unsafe(grants.replaceAll(':app', APP_ROLE));
  } finally {
    await sql.end();
  }
}

async function createAppRole(sql: postgres.Sql): Promise<void> {
  const [role] = await sql`select 1 from pg_roles where rolname = ${APP_ROLE}`;
  if (!role)
    await sql.unsafe(`create role ${APP_ROLE} login nosuperuser nobypassrls nocreatedb nocreaterole`);
  await sql.unsafe(`alter role ${APP_ROLE} password '${appPassword()}'`);
}

if (import.meta.main) {
  await migrate(required('DATABASE_URL'));
  console.log('The database is at this version.');
}
