import type { Ctx } from '#core/context.ts';
import { newId } from '#lib/id.ts';
import { setInStock } from '#modules/catalog/index.ts';
import type { IssueFor } from './issue.ts';
import { type Secret, sealSecret } from './secret.ts';
import { insertBatch, insertStock, insertVoucher, selectKnown } from './store.ts';

type Supplied = Secret & { expiresOn: string | null };

/** Whether this tenant has ever held this code of this product, sold or not. */
export async function knowsCode(ctx: Ctx, productId: string, code: string): Promise<boolean> {
  const { fingerprint } = await sealSecret(ctx, productId, { code, pin: null, url: null });
  return selectKnown(ctx, fingerprint);
}

/** Issues one voucher from a code that a supplier delivered for it. */
export async function issueSupplied(ctx: Ctx, line: IssueFor, given: Supplied): Promise<string> {
  const { expiresOn, ...secret } = given;
  const sealed = await sealSecret(ctx, line.productId, secret);
  const voucherId = newId('voucher');
  await insertVoucher(ctx, { ...line, ...sealed, id: voucherId, unit: line.firstUnit, expiresOn });
  return voucherId;
}

/** Puts a code on the shelf that came too late for its order; false when the tenant has it already. */
export async function keepAsStock(
  ctx: Ctx,
  of: { productId: string; denomination: bigint },
  given: Supplied,
): Promise<boolean> {
  const { expiresOn, ...secret } = given;
  const sealed = await sealSecret(ctx, of.productId, secret);
  const batchId = newId('batch');
  await insertBatch(ctx, { id: batchId, fileName: 'late from a supplier', accepted: 1, refused: 0 });
  const code = { ...sealed, id: newId('stock'), ...of, expiresOn };
  const added = await insertStock(ctx, batchId, [code]);
  if (added.size > 0) await setInStock(ctx, of.productId, true);
  return added.size > 0;
}
