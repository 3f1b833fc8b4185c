import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { sameSecret, sha256 } from '#lib/crypto.ts';
import { notFound } from '#lib/errors.ts';
import { markOpened } from './inbox.ts';
import type { Reward } from './reward.ts';
import { linkTokenInput, lookByLinkInput, type RewardPage } from './schema.ts';
import { selectByToken } from './store.ts';
import { hashOfToken } from './token.ts';
import { pageOf } from './view.ts';

/** What the holder of a reward's link sees. Looking changes nothing, however often a scanner does it. */
export const showRewardByLink = verb({
  name: 'rewards.showByLink',
  permission: 'rewards.claim',
  anonymous: true,
  reads: true,
  input: lookByLinkInput,
  run: async (ctx, { token, browser, q }): Promise<RewardPage> => {
    const reward = await linked(ctx, token);
    const mine =
      browser !== undefined && reward.claimerHash !== null && sameSecret(reward.claimerHash, sha256(browser));
    return pageOf(ctx, reward, { mine, q });
  },
});

/** A person, not a scanner, looks at the page of a reward's link. */
export const openByLink = verb({
  name: 'rewards.openByLink',
  permission: 'rewards.claim',
  anonymous: true,
  input: linkTokenInput,
  run: async (ctx, { token }) => markOpened(ctx, await linked(ctx, token)),
});

async function linked(ctx: Ctx, token: string): Promise<Reward> {
  const hash = await hashOfToken(ctx, token);
  return (hash && (await selectByToken(ctx, hash))) || notFound();
}
