import type { Ctx } from '#core/context.ts';
import { accountId } from './account-id.ts';
import type { AccountKey, Balance } from './schema.ts';
import { selectBalance } from './store.ts';

/** Zero for an account that was never used. */
export async function balanceOf(ctx: Ctx, key: AccountKey): Promise<Balance> {
  return (await selectBalance(ctx, accountId(key))) ?? { available: 0n, held: 0n };
}
