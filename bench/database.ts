import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import postgres from 'postgres';
import { types } from '#db/client.ts';
import { forgetEnv } from '#lib/env.ts';
import { appDatabaseUrl, migrate } from '#scripts/migrate.ts';
import { startPostgres } from '#scripts/postgres.ts';
import { inState } from '#scripts/root.ts';

const NAME = 'damson_bench';

/** A new database on a server of its own that really writes to the disk; sets this process's environment to it. */
export async function openDatabase() {
  const server = await startPostgres({ dataDir: inState('bench-postgres') });
  const admin = postgres(server.url, { max: 1, onnotice: () => {} });
  await admin.unsafe(`drop database if exists ${NAME} with (force)`);
  await admin.unsafe(`create database ${NAME}`);
  await admin.end();
  const url = new URL(server.url);
  url.pathname = `/${NAME}`;
  Object.assign(process.env, {
    NODE_ENV: 'production',
    LOG_LEVEL: 'error',
    DAMSON_MASTER_KEY: randomBytes(32).toString('base64'),
    DATABASE_URL: url.toString(),
    API_RATE_PER_MINUTE: '100000000',
    // Two for each core, as PostgreSQL likes it: more only wait for each other.
    DATABASE_POOL: String(2 * availableParallelism()),
  });
  forgetEnv();
  process.env['APP_DATABASE_URL'] = appDatabaseUrl(url.toString());
  forgetEnv();
  await migrate(url.toString());
  const owner = postgres(url.toString(), { max: 1, types, onnotice: () => {} });
  const [backend] = await owner<{ pid: number }[]>`select pg_backend_pid() as pid`;
  const stop = async () => {
    await owner.end();
    await server.stop();
  };
  return { owner, url: url.toString(), backendPid: backend?.pid ?? 0, stop };
}
