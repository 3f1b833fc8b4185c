import type { Ctx } from '#core/context.ts';
import { bare } from '#lib/code-pattern.ts';
import { hmac, open, seal } from '#lib/crypto.ts';
import { currentKey, keyById } from '#modules/tenants/index.ts';

export type Secret = { code: string; pin: string | null; url: string | null };
export type Sealed = { sealed: Buffer; keyId: string; fingerprint: Buffer; lastFour: string };

const context = (tenantId: string, fingerprint: Buffer) => `${tenantId}:${fingerprint.toString('hex')}`;

/**
 * Seals a code under the tenant's key. The fingerprint (keyed HMAC of the product and code) finds duplicates
 * without opening anything, and binds the sealed bytes to their row.
 */
export async function sealSecret({ sql, tenant }: Ctx, productId: string, secret: Secret): Promise<Sealed> {
  const [sealing, marking] = [
    await currentKey(sql, tenant.id, 'seal'),
    await currentKey(sql, tenant.id, 'fingerprint'),
  ];
  const fingerprint = markOf(marking.key, productId, secret.code);
  const sealed = seal(sealing.key, Buffer.from(JSON.stringify(secret)), context(tenant.id, fingerprint));
  return { sealed, keyId: sealing.id, fingerprint, lastFour: ending(secret.code) };
}

const markOf = (key: Buffer, productId: string, code: string) => hmac(key, `${productId}:${bare(code)}`);

/** The fingerprints that a code would have as one of these products. */
export async function fingerprintsOf(
  { sql, tenant }: Ctx,
  productIds: string[],
  code: string,
): Promise<Buffer[]> {
  const { key } = await currentKey(sql, tenant.id, 'fingerprint');
  return productIds.map((productId) => markOf(key, productId, code));
}

/** What may be shown of a code: nothing of a short one. */
const ending = (code: string) => (code.length >= 8 ? code.slice(-4) : '');

export async function openSecret({ sql, tenant }: Ctx, row: Omit<Sealed, 'lastFour'>): Promise<Secret> {
  const key = await keyById(sql, tenant.id, row.keyId);
  return JSON.parse(open(key, row.sealed, context(tenant.id, row.fingerprint)).toString()) as Secret;
}
