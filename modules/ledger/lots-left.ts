import type { Ctx } from '#core/context.ts';
import { accountId } from './account-id.ts';
import { selectLots } from './lot-queries.ts';
import type { AccountKey } from './schema.ts';
import { lockAccounts } from './store.ts';

/**
 * What is left of lots, held points excepted, by the transfer that each came with. It stays so until the transaction
 * ends: name every account that is going to move, so that all are locked at once and in their order.
 */
export async function lotsLeft(
  ctx: Ctx,
  of: { accounts: readonly AccountKey[]; transferIds: readonly string[] },
): Promise<Map<string, bigint>> {
  await lockAccounts(ctx, [...new Set(of.accounts.map(accountId))]);
  const lots = await selectLots(
    ctx,
    of.transferIds.map((id) => `${id}.0`),
  );
  return new Map(lots.map((lot) => [lot.id.slice(0, -2), lot.remaining]));
}
