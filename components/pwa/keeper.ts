import { clock } from '#lib/clock.ts';
import type { TileCard } from '#modules/orders/client.ts';
import type { KeptState } from '#modules/vouchers/schema.ts';
import { checkMyKept } from '#server/actions/vouchers.ts';
import { keepCatalogue } from './catalogue.ts';
import { forgetDevice } from './forget.ts';
import { shelve, shelved, shelvedIds, unshelve } from './shelf.ts';
import { cookieHalf, ownerHere } from './vault.ts';

export { whenForgotten } from './forget.ts';

/** So often the server is asked how the kept vouchers stand, however often one comes back to the tab. */
const ASK_EVERY_MS = 60_000;
let askedAt = Number.NEGATIVE_INFINITY;

/** Sets this device right for who is signed in; false when the server says that nobody is. */
export async function tendDevice(owner: string): Promise<boolean> {
  const kept = await ownerHere().catch(() => null);
  if (kept && (kept !== owner || !cookieHalf())) await forgetDevice();
  const voucherIds = await shelvedIds().catch(() => []);
  if (voucherIds.length === 0 || performance.now() - askedAt < ASK_EVERY_MS) return true;
  askedAt = performance.now();
  const answer = await checkMyKept({ voucherIds }).catch(() => null);
  if (answer && !answer.ok && answer.error.code === 'unauthenticated') {
    await forgetDevice();
    return false;
  }
  if (answer?.ok) await settle(owner, answer.data.items);
  return true;
}

/** What was withdrawn or given away since goes; what was used or has another end says so. */
async function settle(owner: string, now: KeptState[]): Promise<void> {
  for (const voucher of await shelved()) {
    const { voucherId } = voucher.detail;
    const state = now.find((v) => v.voucherId === voucherId);
    if (!state) await unshelve(voucherId);
    else await shelve(owner, { ...voucher, detail: { ...voucher.detail, ...state } });
  }
}

/** What cannot be kept, in a private window say, is not kept. */
export async function keepSeen(owner: string, cards: TileCard[]): Promise<void> {
  const kept = await ownerHere().catch(() => null);
  if (cards.length > 0 && (!kept || kept === owner)) {
    await keepCatalogue(owner, cards, clock.now()).catch(() => undefined);
  }
}
