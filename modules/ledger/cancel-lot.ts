import type { Ctx } from '#core/context.ts';
import { assert } from '#lib/assert.ts';
import { accountId } from './account-id.ts';
import { selectLots } from './lot-queries.ts';
import type { NewTransfer } from './schema.ts';
import { lockAccounts } from './store.ts';
import { post } from './transfer.ts';

/** Takes back what is left of one lot, held points excepted; answers how much that was. */
export async function cancelLot(
  ctx: Ctx,
  t: Omit<NewTransfer, 'amount' | 'code'> & { lot: string },
): Promise<{ amount: bigint; transferId: string | null }> {
  await lockAccounts(ctx, [accountId(t.debit), accountId(t.credit)]);
  const [lot] = await selectLots(ctx, [t.lot]);
  if (!lot) return { amount: 0n, transferId: null };
  assert(lot.accountId === accountId(t.debit), 'the lot is one of the debited wallet');
  const posted = await post(ctx, [{ ...t, amount: lot.remaining, code: 'cancel' }]);
  assert(posted.ids, 'a wallet has what its lots have');
  return { amount: lot.remaining, transferId: posted.ids[0] ?? null };
}
