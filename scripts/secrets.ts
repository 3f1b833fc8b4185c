import { randomBytes } from 'node:crypto';
import { readObject, writeWhole } from './files.ts';

const NAMES = ['DAMSON_MASTER_KEY', 'AUTH_SECRET'] as const;

/** The keys that seal vouchers and sessions. */
export type Secrets = Record<(typeof NAMES)[number], string>;

/** The keys of this clone: from the environment, else from the file, else generated once and kept there. */
export function ensureSecrets(file: string): Secrets {
  const kept = readObject(file) ?? {};
  const keep = (name: (typeof NAMES)[number]) => {
    const value = kept[name];
    return typeof value === 'string' && value !== '' ? value : randomBytes(32).toString('base64');
  };
  const secrets: Secrets = { DAMSON_MASTER_KEY: keep('DAMSON_MASTER_KEY'), AUTH_SECRET: keep('AUTH_SECRET') };
  if (NAMES.some((name) => kept[name] !== secrets[name])) {
    writeWhole(file, `${JSON.stringify({ ...kept, ...secrets }, null, 2)}\n`, 0o600);
  }
  return {
    DAMSON_MASTER_KEY: process.env['DAMSON_MASTER_KEY'] ?? secrets.DAMSON_MASTER_KEY,
    AUTH_SECRET: process.env['AUTH_SECRET'] ?? secrets.AUTH_SECRET,
  };
}
