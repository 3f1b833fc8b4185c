import { z } from 'zod';
import { verb } from '#core/verb.ts';
import { POINTS } from '#lib/money.ts';
import { findMemberByEmail } from '#modules/identity/index.ts';
import { rewardForMail } from '#modules/rewards/index.ts';
import { rewardLetter } from './letters.ts';
import { wants } from './queries.ts';
import { type Voice, voiceFor } from './voice.ts';

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
    const member = why === 'again' ? null : await findMemberByEmail(ctx, reward.to);
    const kind = why === 'ending' ? 'expiry' : 'rewards';
    if (member && !(await wants(ctx, member.id, { kind, channel: 'email' }))) return null;
    const voice = await voiceFor(ctx, { locale: reward.locale });
    const lastDay = voice.format.longDay(new Date(reward.expiresAt.getTime() - 1).toISOString());
    const letter = rewardLetter(voice, { ...reward, why, what: whatOf(reward, voice), lastDay });
    return { ...letter, to: reward.to, causeId: eventId, tenantName: ctx.tenant.name };
  },
});

type Reward = NonNullable<Awaited<ReturnType<typeof rewardForMail>>>;

function whatOf({ kind, value, currency, productName }: Reward, { format }: Voice): string {
  if (currency === POINTS) return format.points(value);
  const money = format.money(value, currency);
  return kind === 'product' ? `${productName}, ${money}` : money;
}
