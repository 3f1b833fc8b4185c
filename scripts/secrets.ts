import { randomBytes } from 'node:crypto';
import { readObject, writeWhole } from './files.ts';

const NAMES = ['DAMSON_MASTER_KEY', 'AUTH_SECRET', 'VAPID_PRIVATE_KEY'] as const;

/** The keys that seal vouchers and sessions, and the one that signs push messages. */
export type Secrets = Record<(typeof NAMES)[number], string>;

/** The keys of this clone: from the environment, else from the file, else generated once and kept there. */
export function ensureSecrets(file: string): Secrets {
  const kept = readObject(file) ?? {};
  const keep = (name: (typeof NAMES)[number]) => {
    const value = kept[name];
    return typeof value === 'string' && value !== '' ? value : randomBytes(32).toString('base64');
  };
  const secrets = Object.fromEntries(NAMES.map((name) => [name, keep(name)])) as Secrets;
  if (NAMES.some((name) => kept[name] !== secrets[name])) {
    writeWhole(file, `${JSON.stringify({ ...kept, ...secrets }, null, 2)}\n`, 0o600);
  }
  return Object.fromEntries(NAMES.map((name) => [name, process.env[name] ?? secrets[name]])) as Secrets;
}
