import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { CONNECTIONS } from './rounds.ts';

const NAME = 'damson_pgbench';
const DEBIAN = '/usr/lib/postgresql';
const SECONDS = 5;

/** The program, on the path or where Debian puts it; undefined where there is none. */
function findPgbench(): string | undefined {
  let versions: string[] = [];
  try {
    versions = readdirSync(DEBIAN);
  } catch {
    // another system: the path alone is asked
  }
  const places = ['pgbench', ...versions.toReversed().map((v) => join(DEBIAN, v, 'bin', 'pgbench'))];
  return places.find((place) => spawnSync(place, ['--version']).status === 0);
}

function run(program: string, args: string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`pgbench ended with code ${status}: ${stderr}`);
  return stdout;
}

/**
 * PostgreSQL's own TPC-B, on the same server and with as many clients: as many branches as clients, so that they
 * rarely wait for each other, and prepared statements. Answers what measures transactions per second, or null.
 */
export async function openPgbench(ownerUrl: string): Promise<(() => number) | null> {
  const program = findPgbench();
  if (!program) return null;
  const admin = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  await admin.unsafe(`drop database if exists ${NAME} with (force)`);
  await admin.unsafe(`create database ${NAME}`);
  await admin.end();
  const url = new URL(ownerUrl);
  url.pathname = `/${NAME}`;
  run(program, ['--initialize', '--quiet', `--scale=${CONNECTIONS}`, url.toString()]);
  const load = [`--client=${CONNECTIONS}`, '--jobs=2', `--time=${SECONDS}`, '--protocol=prepared'];
  return () => Number(/^tps = ([\d.]+)/m.exec(run(program, [...load, url.toString()]))?.[1]);
}
