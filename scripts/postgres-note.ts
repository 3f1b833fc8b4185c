import { randomBytes } from 'node:crypto';
import { readObject, writeWhole } from './files.ts';
import { isReady } from './postgres-cluster.ts';
import type { ProcessMark } from './processes.ts';

/** What is kept beside a data folder: its password, the port it had, the process that stops it. */
export type Note = { password: string; port?: number; owner?: ProcessMark };

const noteFile = (dataDir: string) => `${dataDir}.json`;

/** Reads the note of a data folder, or begins one for a folder that is yet to be made. */
export function readNote(dataDir: string): Note {
  const { password, port, owner } = readObject(noteFile(dataDir)) ?? {};
  if (typeof password === 'string') {
    return {
      password,
      ...(typeof port === 'number' ? { port } : {}),
      ...(typeof owner === 'object' && owner !== null ? { owner: owner as ProcessMark } : {}),
    };
  }
  if (!isReady(dataDir)) return { password: randomBytes(24).toString('base64url') };
  throw new Error(
    `The password of the database is missing: put ${noteFile(dataDir)} back, ` +
      `or move ${dataDir} away to start anew.`,
  );
}

/** Writes the note of a data folder, readable for its owner only. */
export function writeNote(dataDir: string, note: Note): void {
  writeWhole(noteFile(dataDir), `${JSON.stringify(note, null, 2)}\n`, 0o600);
}

/** The URL that connects the server's owner to one of its databases. */
export function urlOf({ password }: Note, port: number, database: string): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
}
