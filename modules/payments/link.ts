import type { Ctx } from '#core/context.ts';
import { hmac, sameSecret } from '#lib/crypto.ts';
import { currentKey } from '#modules/tenants/index.ts';

/** The path part of a test payment's page. It follows from the id under the tenant's key, and nobody can guess it. */
export async function testRefOf({ sql, tenant }: Ctx, paymentId: string): Promise<string> {
  const { key } = await currentKey(sql, tenant.id, 'link');
  return `${paymentId}.${hmac(key, `payment:${paymentId}`).toString('base64url')}`;
}

/** The payment id of a genuine link, or null. */
export async function paymentOfRef(ctx: Ctx, ref: string): Promise<string | null> {
  const id = ref.split('.')[0] ?? '';
  if (!/^pay_[0-9a-z]{26}$/.test(id)) return null;
  return sameSecret(Buffer.from(await testRefOf(ctx, id)), Buffer.from(ref)) ? id : null;
}
