import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { closePool } from '#db/client.ts';
import { forgetEnv } from '#lib/env.ts';
import { appDatabaseUrl, migrate } from '#scripts/migrate.ts';
import { type RunningPostgres, startPostgres } from '#scripts/postgres.ts';
import { serverNote } from '#scripts/postgres-cluster.ts';
import { placeFor } from '#scripts/postgres-place.ts';
import { alive, ended, signal } from '#scripts/processes.ts';
import { inState } from '#scripts/root.ts';
import { freePort } from './api-process.ts';

export type Cluster = {
  url: string;
  port: number;
  dataDir: string;
  /** SIGKILL to the postmaster; its sessions end when they notice. */
  kill: () => Promise<void>;
  /** Starts it on the same port, with crash recovery where it was killed; nothing if it runs. */
  start: () => Promise<void>;
  /** Stops it in order; start() brings it back. */
  stop: () => Promise<void>;
  /** Stops it and removes its files. */
  remove: () => Promise<void>;
};

const quiet = () => {};

/** A PostgreSQL of the test's own with all its durability (fsync, full page writes, synchronous commit), migrated. */
export async function makeCluster(
  name: string,
  settings: readonly string[] = [],
  wantedFolder = inState(`${name}-${process.pid}`),
): Promise<Cluster> {
  const { dataDir } = await placeFor(wantedFolder, quiet);
  const wanted = await freePort();
  let server: RunningPostgres = await startPostgres({ dataDir, port: wanted, say: quiet });
  const { url, port } = server;
  const kill = async () => {
    const pid = serverNote(dataDir)?.pid ?? 0;
    signal(pid, 'SIGKILL');
    await ended(pid, 5_000);
    await server.stop();
  };
  const start = async () => {
    const note = serverNote(dataDir);
    if (note?.ready && alive(note.pid)) return;
    server = await startPostgres({ dataDir, port, say: quiet });
    if (server.port !== port) throw new Error(`Somebody else took port ${port}.`);
  };
  const remove = async () => {
    await server.stop();
    for (const path of [dataDir, `${dataDir}.log`, `${dataDir}.json`])
      rmSync(path, { recursive: true, force: true });
  };
  await set(url, settings);
  await migrate(url);
  return { url, port, dataDir, kill, start, stop: () => server.stop(), remove };
}

async function set(url: string, settings: readonly string[]): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: quiet });
  for (const setting of settings) await sql.unsafe(`alter system set ${setting}`);
  await sql`select pg_reload_conf()`;
  await sql.end();
  // The settings arrive by a signal.
  await sleep(settings.length > 0 ? 200 : 0);
}

/** Lets the rest of this test file, its factories and its oracle use another database. */
export async function switchDatabase(url: string): Promise<void> {
  await closePool();
  process.env['DATABASE_URL'] = url;
  process.env['APP_DATABASE_URL'] = appDatabaseUrl(url);
  forgetEnv();
}
