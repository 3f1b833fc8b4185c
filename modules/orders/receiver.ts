import type { Ctx } from '#core/context.ts';
import { refuse } from '#lib/errors.ts';
import { findMemberByEmail } from '#modules/identity/index.ts';
import { MAX_AHEAD_DAYS } from './schema.ts';

/** Who receives an order: a member when the address is one's, else whoever reads the letter. */
export async function receiverOf(
  ctx: Ctx,
  to: { email: string; name?: string | undefined },
): Promise<{ recipient: { email: string; name: string | null }; memberId: string | null }> {
  const member = await findMemberByEmail(ctx, to.email);
  return {
    recipient: { email: to.email, name: to.name ?? member?.name ?? null },
    memberId: member?.status === 'active' ? member.id : null,
  };
}

/** The moment of a scheduled order; null for at once. A moment that has passed means at once. */
export function whenToDeliver(
  { now }: Ctx,
  deliverAt: string | undefined,
  mostDays = MAX_AHEAD_DAYS,
): Date | null {
  if (!deliverAt) return null;
  const at = new Date(deliverAt);
  const latest = now.getTime() + mostDays * 86_400_000;
  if (at.getTime() > latest) {
    const message = `must be within ${mostDays} days${mostDays < MAX_AHEAD_DAYS ? ' when a card pays a share' : ''}`;
    refuse('invalid', { message: `deliverAt: ${message}`, fields: [{ field: 'deliverAt', message }] });
  }
  return at > now ? at : null;
}
