import type { Ctx } from '#core/context.ts';
import { refuse } from '#lib/errors.ts';
import { countActiveMembers } from './queries.ts';

/** Refuses more active members than the installation allows the program; where there is no limit it asks nothing. */
export async function refuseBeyondLimit(ctx: Ctx, adding = 1): Promise<void> {
  const most = ctx.tenant.limits?.members;
  if (!most || (await countActiveMembers(ctx)) + adding <= most) return;
  const message = `This program may have ${most} active members at most. Ask whoever runs Damson for more.`;
  refuse('conflict', message);
}
