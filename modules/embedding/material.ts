import type { Ctx } from '#core/context.ts';
import { open, seal } from '#lib/crypto.ts';
import { currentKey, keyById } from '#modules/tenants/index.ts';

type Sealed = { sealed: Buffer; keyId: string };

/** Seals what a signing key is made of under the tenant's key, bound to the row. */
export async function sealMaterial({ sql, tenant }: Ctx, id: string, material: string): Promise<Sealed> {
  const current = await currentKey(sql, tenant.id, 'seal');
  return { sealed: seal(current.key, Buffer.from(material), `${tenant.id}:${id}`), keyId: current.id };
}

export async function openMaterial({ sql, tenant }: Ctx, row: Sealed & { id: string }): Promise<string> {
  const key = await keyById(sql, tenant.id, row.keyId);
  return open(key, row.sealed, `${tenant.id}:${row.id}`).toString();
}
