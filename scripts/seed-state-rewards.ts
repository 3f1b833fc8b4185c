import type { Caller } from '#core/context.ts';
import { present } from '#lib/assert.ts';
import { newId } from '#lib/id.ts';
import {
  cancelRewards,
  claimByLink,
  grantRewards,
  rewardLink,
  sweepRewards,
} from '#modules/rewards/index.ts';

const DAY_MS = 86_400_000;
const GUEST = { email: 'guest@example.com', name: 'Our guest' };

/** A link in each of its states, and in the inbox a reward whose sender and words are as long as they may be. */
export async function stateRewards(
  caller: Caller,
  { email, country }: { email: string; country: string },
): Promise<Record<string, string>> {
  const before: Caller = { ...caller, now: new Date(caller.now.getTime() - 60 * DAY_MS) };
  const gift = { kind: 'choice', value: 2_500, currency: 'PTS', country };
  const give = async (from: Caller, input: object) => {
    const asked = { gift, recipients: [GUEST], sender: 'Ana Moreno', delivery: 'link', ...input };
    const rewardId = present((await grantRewards.call(from, asked)).rewardIds[0], 'reward');
    const path = new URL((await rewardLink.call(from, { rewardId })).link).pathname;
    return { rewardId, path };
  };
  const at = (days: number) => new Date(caller.now.getTime() + days * DAY_MS).toISOString();
  const open = await give(caller, { message: 'Thank you for speaking at our summer day.' });
  const points = { gift: { kind: 'points', points: 50 }, message: 'For the quiz.' };
  const claimed = await give(caller, { ...points, recipients: [{ email }] });
  const token = claimed.path.split('/').at(-1) ?? '';
  await claimByLink.call(caller, { token: decodeURIComponent(token), browser: newId('request') });
  const expired = await give(before, { message: 'For your first day', expiresAt: at(-2) });
  await sweepRewards(caller, {});
  const cancelled = await give(caller, { message: 'Sent twice' });
  await cancelRewards.call(caller, { rewardIds: [cancelled.rewardId], reason: 'Sent twice' });
  await grantRewards.call(caller, {
    gift: { kind: 'points', points: 50 },
    recipients: [{ email }],
    sender: 'Maximiliane Charlotte von und zu Hohenstein-Waldburg-Wurzach',
    message: `شكراً جزيلاً 🎉 Donaudampfschifffahrtsgesellschaftskapitän! ${'You made this day a good one. '.repeat(8)}`,
  });
  return {
    'link-open': open.path,
    'link-claimed': claimed.path,
    'link-expired': expired.path,
    'link-cancelled': cancelled.path,
  };
}
