import type { Ctx } from '#core/context.ts';
import { accountId } from './account-id.ts';
import { selectBalanceAt } from './queries.ts';
import type { AccountKey, Balance } from './schema.ts';
import { selectBalance } from './store.ts';

/** Zero for an account that was never used. */
export async function balanceOf(ctx: Ctx, key: AccountKey): Promise<Balance> {
  return (await selectBalance(ctx, accountId(key))) ?? { available: 0n, held: 0n };
}

/** The balance as it was at a moment of the past. */
export async function balanceAt(ctx: Ctx, key: AccountKey, at: Date): Promise<Balance> {
  return selectBalanceAt(ctx, { accountId: accountId(key), at });
}
