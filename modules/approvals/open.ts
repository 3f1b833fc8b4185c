import type { Ctx } from '#core/context.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { type Found, lockApproval } from './store.ts';

/** What waits under this id, taken for a person: a key cannot decide, whoever holds it. */
export async function openApproval(ctx: Ctx, id: string): Promise<Found> {
  if (ctx.actor.type !== 'operator') {
    refuse('forbidden', 'An API key cannot decide. A person has to, in the console.');
  }
  const found = (await lockApproval(ctx, id)) ?? notFound();
  if (found.state !== 'waiting') refuse('conflict', 'This was decided already. Look at who did, and why.');
  return found;
}
