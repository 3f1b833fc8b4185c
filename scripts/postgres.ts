import { spawn } from 'node:child_process';
import { closeSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { tailOf } from './files.ts';
import { freePort } from './ports.ts';
import { claimCluster, isReady, makeCluster, plainEnv, serverNote } from './postgres-cluster.ts';
import { type Note, readNote, urlOf, writeNote } from './postgres-note.ts';
import { type Place, placeFor } from './postgres-place.ts';
import { alive, commandOf, ended, markOf, signal, stillRuns } from './processes.ts';

/** A running server: `url` connects its owner to the database `damson`. */
export type RunningPostgres = { url: string; port: number; stop(): Promise<void> };

type Options = { dataDir: string; port?: number; fast?: boolean; say?: (line: string) => void };
const FIRST_PORT = 15432;
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'shared_buffers=256MB',
  'max_connections=200',
  'timezone=UTC',
  'log_timezone=UTC',
];
const FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

async function ensureDatabase(note: Note, port: number): Promise<void> {
  const sql = postgres(urlOf(note, port, 'postgres'), { max: 1, onnotice: () => {}, connect_timeout: 10 });
  try {
    const found = await sql`select 1 from pg_database where datname = 'damson'`;
    if (found.length === 0) await sql`create database damson`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Waits until the server is ready; false when it ended instead. */
async function becomesReady(pid: number, dataDir: string): Promise<boolean> {
  for (const until = Date.now() + 180_000; Date.now() < until; await sleep(50)) {
    if (!alive(pid)) return false;
    const note = serverNote(dataDir);
    if (note?.pid === pid && note.ready) return true;
  }
  throw new Error(`PostgreSQL was not ready within three minutes: see ${dataDir}.log.`);
}

/** The server that an earlier run left behind on this data folder, if there is one. */
async function leftRunning(dataDir: string): Promise<{ pid: number; port: number } | undefined> {
  const note = serverNote(dataDir);
  if (!note) return undefined;
  const command = commandOf(note.pid);
  if (alive(note.pid) && command.includes('postgres') && command.includes(dataDir)) {
    if (await becomesReady(note.pid, dataDir)) return note;
  }
  // Its id may belong to somebody else by now, for whom PostgreSQL would refuse to start.
  rmSync(join(dataDir, 'postmaster.pid'), { force: true });
  return undefined;
}

async function launch(
  place: Place,
  wantedPort: number,
  fast: boolean,
): Promise<{ pid: number; port: number }> {
  const { dataDir, account } = place;
  const logFile = `${dataDir}.log`;
  const settings = [...SETTINGS, ...(fast ? FAST : [])].flatMap((setting) => ['-c', setting]);
  let port = await freePort(wantedPort);
  for (let attempt = 1; ; attempt += 1) {
    const log = openSync(logFile, 'w', 0o600);
    const args = ['-D', dataDir, '-p', String(port), ...settings];
    // In a process group of its own, so that Ctrl-C stops it last and not first.
    const options = { ...account, cwd: '/', env: plainEnv, detached: true };
    const child = spawn(place.postgres, args, { ...options, stdio: ['ignore', log, log] });
    const failed = new Promise<never>((_, reject) => child.once('error', reject));
    closeSync(log);
    child.unref();
    const pid = child.pid ?? 0;
    if (await Promise.race([becomesReady(pid, dataDir), failed])) return { pid, port };
    const said = tailOf(logFile);
    const portTaken = /could not bind|Address already in use/.test(said);
    // The processes of a server that was killed need a moment to notice.
    const stillEnding = /pre-existing shared memory block|lock file .* already exists/.test(said);
    if (attempt > 20 || !(portTaken || stillEnding)) throw new Error(`PostgreSQL did not start:\n${said}`);
    if (portTaken) port = await freePort(port + 1);
    else await sleep(500);
  }
}

/** Stops the server when this process ends without having done so; returns how to call that off. */
function stopAtExit(pid: number, stop: () => Promise<void>): () => void {
  const atExit = () => signal(pid, 'SIGINT');
  const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const atSignal = (name: NodeJS.Signals, code: number) => {
    // Whoever else listens ends this process in an order of its own.
    if (process.listenerCount(name) === 1) stop().finally(() => process.exit(128 + code));
  };
  process.on('exit', atExit);
  for (const name of names) process.on(name, atSignal);
  return () => {
    process.off('exit', atExit);
    for (const name of names) process.off(name, atSignal);
  };
}

/** Starts the embedded PostgreSQL of a data folder, made if missing, or joins the one that runs there. */
export async function startPostgres(options: Options): Promise<RunningPostgres> {
  const { fast = false, say = console.log } = options;
  const place = await placeFor(options.dataDir, say);
  const { dataDir } = place;
  claimCluster(dataDir, place.account);
  const note = readNote(dataDir);
  if (!isReady(dataDir)) {
    writeNote(dataDir, note);
    await makeCluster(place, note.password, fast, say);
  }
  const found = await leftRunning(dataDir);
  const server = found ?? (await launch(place, options.port ?? note.port ?? FIRST_PORT, fast));
  const shared = found !== undefined && note.owner !== undefined && stillRuns(note.owner);
  if (!shared) writeNote(dataDir, { ...note, port: server.port, owner: markOf() });
  const { pid, port } = server;
  const stop = async () => {
    if (shared) return;
    signal(pid, 'SIGINT');
    if (!(await ended(pid, 30_000))) signal(pid, 'SIGQUIT');
    await ended(pid, 10_000);
    callOff();
  };
  const callOff = shared ? () => {} : stopAtExit(pid, stop);
  await ensureDatabase(note, port);
  return { url: urlOf(note, port, 'damson'), port, stop };
}
