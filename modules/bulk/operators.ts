import type { Ctx } from '#core/context.ts';
import { refuse } from '#lib/errors.ts';

/** Every operator may ask for runs; which ones they see is decided by who started them and the run's permission. */
export function onlyOperators(ctx: Ctx): void {
  if (ctx.actor.type !== 'operator') refuse('unauthenticated', 'Sign in to continue.');
}
