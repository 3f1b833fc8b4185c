import type { Ctx } from '#core/context.ts';
import { assert } from '#lib/assert.ts';
import { open, seal } from '#lib/crypto.ts';
import { currentKey, keyById } from '#modules/tenants/index.ts';

export type Credentials = { secretKey: string; webhookSecret: string };
export type SealedCredentials = { sealed: Buffer; keyId: string };

/** Binds the sealed bytes to their account. */
const context = (tenantId: string, accountId: string) => `${tenantId}:${accountId}`;

/** Whether a key of the provider moves real money; its own prefix says so. */
export const keyKind = (key: string): 'live' | 'test' => (/^[a-z]+_live_/.test(key) ? 'live' : 'test');

export async function sealCredentials(
  { sql, tenant }: Ctx,
  accountId: string,
  credentials: Credentials,
): Promise<SealedCredentials> {
  const { id, key } = await currentKey(sql, tenant.id, 'seal');
  const sealed = seal(key, Buffer.from(JSON.stringify(credentials)), context(tenant.id, accountId));
  return { sealed, keyId: id };
}

/** Opens what is sealed, and insists that it is of the kind that the row says. */
export async function openCredentials(
  { sql, tenant }: Ctx,
  account: SealedCredentials & { id: string; keyKind: 'live' | 'test' },
): Promise<Credentials> {
  const key = await keyById(sql, tenant.id, account.keyId);
  const text = open(key, account.sealed, context(tenant.id, account.id)).toString();
  const credentials = JSON.parse(text) as Credentials;
  assert(keyKind(credentials.secretKey) === account.keyKind, 'the sealed key is of the kind of its row');
  return credentials;
}
