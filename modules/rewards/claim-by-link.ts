import { verb } from '#core/verb.ts';
import { sameSecret, sha256 } from '#lib/crypto.ts';
import { notFound } from '#lib/errors.ts';
import { findOrder } from '#modules/orders/index.ts';
import { claimLocked } from './claim.ts';
import { type Claimed, claimByLinkInput } from './schema.ts';
import { lockByToken } from './store.ts';
import { hashOfToken } from './token.ts';

/**
 * Whoever holds the link claims the reward, without an account. Of many at once one gets it; asked again by the same
 * browser it answers what it became, and everybody else is told that it was claimed.
 */
export const claimByLink = verb({
  name: 'rewards.claimByLink',
  permission: 'rewards.claim',
  anonymous: true,
  input: claimByLinkInput,
  run: async (ctx, { token, browser, chosen }): Promise<Claimed> => {
    const hash = await hashOfToken(ctx, token);
    const reward = (hash && (await lockByToken(ctx, hash))) || notFound();
    const claimerHash = sha256(browser);
    const again =
      reward.state === 'claimed' && reward.claimerHash && sameSecret(reward.claimerHash, claimerHash);
    if (!again) return claimLocked(ctx, reward, { chosen, claimerHash });
    const { id: rewardId, orderId } = reward;
    const status = orderId ? ((await findOrder(ctx, orderId))?.status ?? null) : null;
    return { rewardId, orderId, status, points: orderId ? null : Number(reward.value) };
  },
});
