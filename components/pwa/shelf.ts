import { MOST_KEPT } from '#lib/most-kept.ts';
import type { KeptVoucher } from '#modules/vouchers/schema.ts';
import { drop, keep, keptIds, take } from './vault.ts';

/** A voucher as this device keeps it. */
export type Shelved = KeptVoucher & { savedAt: string };
export const MOST_SHELVED = MOST_KEPT;
const PREFIX = 'voucher:';

/** The ids of the vouchers that are kept here; readable without the key, as they say nothing. */
export async function shelvedIds(): Promise<string[]> {
  return (await keptIds()).filter((id) => id.startsWith(PREFIX)).map((id) => id.slice(PREFIX.length));
}

export async function shelve(owner: string, voucher: Shelved): Promise<void> {
  await keep(owner, PREFIX + voucher.detail.voucherId, voucher);
}

export const unshelve = (voucherId: string): Promise<void> => drop(PREFIX + voucherId);

/** All that can still be opened, newest first. */
export async function shelved(): Promise<Shelved[]> {
  const found = await Promise.all((await shelvedIds()).map((id) => take<Shelved>(PREFIX + id)));
  return found
    .filter((voucher): voucher is Shelved => voucher !== null)
    .sort((a, b) => b.savedAt.localeCompare(a.savedAt));
}
