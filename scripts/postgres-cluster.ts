import { spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Account, Place } from './postgres-place.ts';
import { alive } from './processes.ts';

const MARKER = 'damson-ready';

/** The environment of PostgreSQL's programs: nothing of ours, lest PGDATA and the like lead astray. */
export const plainEnv: NodeJS.ProcessEnv = {
  NODE_ENV: 'production',
  PATH: process.env['PATH'] ?? '',
  HOME: '/',
  LC_ALL: 'C',
  TZ: 'UTC',
};

function own(path: string, { uid, gid }: Account): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}

function run(command: string, args: string[], account: Account): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...account,
      cwd: '/',
      env: plainEnv,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

function removeAbandonedDrafts(dataDir: string): void {
  const prefix = `${basename(dataDir)}.new-`;
  for (const name of readdirSync(dirname(dataDir))) {
    if (name.startsWith(prefix) && !alive(Number(name.slice(prefix.length)))) {
      try {
        rmSync(join(dirname(dataDir), name), { recursive: true, force: true });
      } catch {
        // An initdb that outlived its parent still writes there: the next start removes it.
      }
    }
  }
}

function moveIncompleteAside(dataDir: string, say: (line: string) => void): void {
  if (!existsSync(dataDir)) return;
  if (readdirSync(dataDir).length === 0) {
    rmSync(dataDir, { recursive: true });
    return;
  }
  const aside = `${dataDir}.incomplete-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
  renameSync(dataDir, aside);
  say(`The database in ${dataDir} was never finished: it was moved to ${aside} and a new one is made.`);
}

/** Tells whether the data folder holds a database that was made to the end. */
export function isReady(dataDir: string): boolean {
  return existsSync(join(dataDir, MARKER));
}

/** Makes the data folder under another name and moves it in place when it is whole. */
export async function makeCluster(
  place: Place,
  password: string,
  fast: boolean,
  say: (line: string) => void,
): Promise<void> {
  const { dataDir, account } = place;
  removeAbandonedDrafts(dataDir);
  moveIncompleteAside(dataDir, say);
  const draft = `${dataDir}.new-${process.pid}`;
  const passwordFile = `${draft}.password`;
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  own(draft, account);
  own(passwordFile, account);
  const args = [
    `--pgdata=${draft}`,
    `--pwfile=${passwordFile}`,
    '--username=postgres',
    '--auth=scram-sha-256',
  ];
  const text = ['--encoding=UTF8', '--no-locale', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  try {
    const flags = [...args, ...text, ...(fast ? ['--no-sync'] : [])];
    const { code, output } = await run(place.initdb, flags, account);
    if (code !== 0) throw new Error(`PostgreSQL's initdb ended with code ${code}:\n${output.trim()}`);
    writeFileSync(join(draft, MARKER), `${new Date().toISOString()}\n`);
    own(join(draft, MARKER), account);
    renameSync(draft, dataDir);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Gives the data folder to the account that runs the server, or says who has it. */
export function claimCluster(dataDir: string, { uid, gid }: Account): void {
  const owner = statSync(dataDir, { throwIfNoEntry: false })?.uid;
  if (owner === undefined) return;
  if (uid !== undefined) {
    if (owner !== uid) spawnSync('chown', ['-R', `${uid}:${gid}`, dataDir]);
  } else if (process.getuid && owner !== process.getuid()) {
    throw new Error(
      `The database in ${dataDir} belongs to another account: run as that one (root, if root started it), ` +
        'move the folder away, or set DATABASE_URL.',
    );
  }
}

/** What a running server wrote about itself into its data folder. */
export function serverNote(dataDir: string): { pid: number; port: number; ready: boolean } | undefined {
  try {
    const lines = readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return pid > 0 ? { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' } : undefined;
  } catch {
    return undefined;
  }
}
