import { z } from 'zod';
import { verb } from '#core/verb.ts';
import { present } from '#lib/assert.ts';
import { POINTS, toDecimal } from '#lib/money.ts';
import { rewardForMail } from '#modules/rewards/index.ts';
import { findTenant } from '#modules/tenants/index.ts';
import { type RewardWords, rewardLetter } from './letters.ts';

/**
 * The letter with a reward's link: when it is granted, when it is sent again, and before it ends. Where the link is handed
 * over by somebody else no letter leaves by itself.
 */
export const composeReward = verb({
  name: 'notifications.composeReward',
  permission: 'notifications.send',
  reads: true,
  input: z.object({ rewardId: z.string(), why: z.enum(['granted', 'again', 'ending']), eventId: z.string() }),
  run: async (ctx, { rewardId, why, eventId }) => {
    const reward = await rewardForMail(ctx, rewardId);
    if (!reward || (reward.delivery === 'link' && why !== 'again')) return null;
    const { theme } = present(await findTenant(ctx.tenant.id, ctx.sql), 'tenant');
    const day = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: ctx.tenant.timeZone });
    const letter = rewardLetter(
      { tenantName: ctx.tenant.name, accent: theme.accent },
      { ...reward, why, what: whatOf(reward), lastDay: day.format(reward.expiresAt.getTime() - 1) },
    );
    return { ...letter, to: reward.to, causeId: eventId, tenantName: ctx.tenant.name };
  },
});

type Reward = NonNullable<Awaited<ReturnType<typeof rewardForMail>>>;

function whatOf({ kind, value, currency, productName }: Reward): RewardWords['what'] {
  const amount = toDecimal({ amount: BigInt(value), currency });
  if (currency === POINTS) return `${amount} points`;
  return kind === 'product' ? `${productName}, ${amount} ${currency}` : `${amount} ${currency}`;
}
