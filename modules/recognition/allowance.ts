import { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { plain } from '#lib/plain.ts';
import { type Giving, selectGiving } from './allowance-queries.ts';
import type { Allowance } from './schema.ts';
import { takeAllowance } from './store.ts';

/** What the signed-in member may still give; null where the program has no points to give. */
export const myAllowance = verb({
  name: 'recognition.allowance',
  permission: 'recognition.allowance',
  members: true,
  reads: true,
  input: z.object({}),
  run: async (ctx): Promise<{ allowance: Allowance | null }> => {
    const giving = await selectGiving(ctx, ctx.actor.id);
    return {
      allowance: giving && {
        left: plain(leftOf(giving)),
        largestGift: plain(giving.largestGift),
        until: new Date(giving.endsAt.getTime() - 1).toISOString(),
        period: giving.every,
      },
    };
  },
});

function leftOf(g: Giving): bigint {
  const left = g.allowance + g.carried - g.given;
  return left > 0n ? left : 0n;
}

/**
 * Takes points for each receiver out of the giver's period, or refuses. The giver's row stays locked until the
 * transaction ends, so that of many gifts at once no two see the same allowance.
 */
export async function spendAllowance(
  ctx: Ctx,
  g: { giverId: string; each: bigint; receivers: number },
): Promise<Giving> {
  const giving = await selectGiving(ctx, g.giverId);
  if (!giving)
    refuse('not_available', 'This program has no points to give to colleagues. Send kind words alone.');
  if (g.each > giving.largestGift)
    refuse('invalid', {
      message: `points: must be at most ${giving.largestGift} for each colleague`,
      fields: [{ field: 'points', message: `must be at most ${giving.largestGift} for each colleague` }],
    });
  const whole = g.each * BigInt(g.receivers);
  if (!(await takeAllowance(ctx, { ...giving, memberId: g.giverId, whole }))) {
    const now = (await selectGiving(ctx, g.giverId)) ?? notFound();
    const left = leftOf(now);
    refuse('insufficient_points', {
      message: `You can give ${left} points until this period ends, and this comes to ${whole}. Nothing was given.`,
      params: { left, whole },
    });
  }
  return giving;
}
