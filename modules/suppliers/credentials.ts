import type { Ctx } from '#core/context.ts';
import { open, seal } from '#lib/crypto.ts';
import { refuse } from '#lib/errors.ts';
import { currentKey, keyById } from '#modules/tenants/index.ts';
import type { SupplierKind } from './port.ts';
import { CREDENTIALS, OPTIONAL_CREDENTIALS } from './schema.ts';

export type Credentials = Readonly<Record<string, string>>;
export type SealedCredentials = { sealed: Buffer; keyId: string };

/** Binds the sealed bytes to their account. */
const context = (tenantId: string, accountId: string) => `${tenantId}:${accountId}`;

/** Names what is missing or too much, never a value. */
export function checkCredentials(kind: SupplierKind, given: Credentials): void {
  const needed = CREDENTIALS[kind];
  const known = [...needed, ...(OPTIONAL_CREDENTIALS[kind] ?? [])];
  const missing = needed.filter((name) => !given[name]);
  const strange = Object.keys(given).filter((name) => !known.includes(name));
  if (missing.length > 0) refuse('invalid', `Add the credentials ${missing.join(', ')}.`);
  if (strange.length > 0) refuse('invalid', `A ${kind} account only takes ${known.join(', ')}.`);
}

export async function sealCredentials(
  { sql, tenant }: Ctx,
  accountId: string,
  credentials: Credentials,
): Promise<SealedCredentials> {
  const { id, key } = await currentKey(sql, tenant.id, 'seal');
  const sealed = seal(key, Buffer.from(JSON.stringify(credentials)), context(tenant.id, accountId));
  return { sealed, keyId: id };
}

export async function openCredentials(
  { sql, tenant }: Ctx,
  accountId: string,
  { sealed, keyId }: SealedCredentials,
): Promise<Credentials> {
  const key = await keyById(sql, tenant.id, keyId);
  return JSON.parse(open(key, sealed, context(tenant.id, accountId)).toString()) as Credentials;
}
