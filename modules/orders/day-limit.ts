import type { Ctx } from '#core/context.ts';
import { refuse } from '#lib/errors.ts';
import { countOrdersSince } from './queries.ts';

const DAY_MS = 86_400_000;

/** Refuses more orders within 24 hours than the installation allows the program; where there is no limit it asks nothing. */
export async function refuseBeyondDay(ctx: Ctx): Promise<void> {
  const most = ctx.tenant.limits?.ordersADay;
  if (!most) return;
  if ((await countOrdersSince(ctx, new Date(ctx.now.getTime() - DAY_MS), most)) < most) return;
  const message = `This program may place ${most} orders in 24 hours, and has. Try again later.`;
  refuse('rate_limited', { message, retryAfterSeconds: 3600 });
}
