import type { Ctx } from '#core/context.ts';
import { assert } from '#lib/assert.ts';
import { accountId, accountKey } from './account-id.ts';
import { selectDueLots, selectLots } from './lot-queries.ts';
import type { AccountKey, Lot, NewTransfer } from './schema.ts';
import { lockAccounts } from './store.ts';
import { post } from './transfer.ts';

const breakageOf = (key: AccountKey): AccountKey => ({ kind: 'breakage', currency: key.currency });

/**
 * Moves what is left of ended lots to breakage, at most `limit` lots. Whoever spends them at the same moment has either
 * been before, and then they are not in the lot any more, or finds them gone.
 */
export async function expireLots(ctx: Ctx, limit: number): Promise<Lot[]> {
  const due = await selectDueLots(ctx, limit);
  if (due.length === 0) return [];
  const wallets = [...new Set(due.map((l) => l.accountId))];
  const breakage = [...new Set(wallets.map((id) => accountId(breakageOf(accountKey(id)))))];
  await lockAccounts(ctx, [...breakage, ...wallets]);
  const left = await selectLots(
    ctx,
    due.map((l) => l.id),
  );
  const posted = await post(ctx, left.map(expiryOf));
  assert(posted.ids, 'a wallet has what its lots have');
  return left;
}

function expiryOf(lot: Lot): NewTransfer {
  const wallet = accountKey(lot.accountId);
  return {
    debit: wallet,
    credit: breakageOf(wallet),
    amount: lot.remaining,
    code: 'expire',
    reference: lot.id,
    lot: lot.id,
  };
}
