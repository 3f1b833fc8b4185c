import type { Ctx } from '#core/context.ts';
import { withTenant } from '#db/tenant.ts';
import { hmac, sameSecret } from '#lib/crypto.ts';
import { currentKey } from '#modules/tenants/index.ts';

/**
 * The path part of each voucher's own link. It follows from the id under the tenant's key, so that it is
 * stored nowhere; whoever holds it may do what the recipient may.
 */
export async function voucherRefs(tenantId: string, voucherIds: string[]): Promise<string[]> {
  const key = await linkKey(tenantId);
  return voucherIds.map((id) => refOf(key, id));
}

/** The same inside a transaction that is open already. */
export async function voucherRefsIn({ sql, tenant }: Ctx, voucherIds: string[]): Promise<string[]> {
  const { key } = await currentKey(sql, tenant.id, 'link');
  return voucherIds.map((id) => refOf(key, id));
}

/** The voucher id of a genuine link, or null. */
export async function voucherOfRef({ sql, tenant }: Ctx, ref: string): Promise<string | null> {
  const id = ref.split('.')[0] ?? '';
  if (!/^vch_[0-9a-z]{26}$/.test(id)) return null;
  const { key } = await currentKey(sql, tenant.id, 'link');
  return sameSecret(Buffer.from(refOf(key, id)), Buffer.from(ref)) ? id : null;
}

const linkKeys = new Map<string, Buffer>();

async function linkKey(tenantId: string): Promise<Buffer> {
  const known = linkKeys.get(tenantId);
  if (known) return known;
  const { key } = await withTenant(tenantId, (sql) => currentKey(sql, tenantId, 'link'));
  linkKeys.set(tenantId, key);
  return key;
}

function refOf(key: Buffer, voucherId: string): string {
  return `${voucherId}.${hmac(key, `voucher:${voucherId}`).toString('base64url')}`;
}
