import type { Ctx } from '#core/context.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { findMember, findMemberByEmail } from '#modules/identity/index.ts';
import { selectMorning } from './queries.ts';
import { MAX_AHEAD_DAYS } from './schema.ts';

type Receiver = { recipient: { email: string; name: string | null }; memberId: string | null };

/** Who receives an order: a colleague, a member when the address is one's, else whoever reads the letter. */
export async function receiverOf(
  ctx: Ctx,
  to: { memberId: string } | { email: string; name?: string | undefined },
): Promise<Receiver> {
  if ('memberId' in to) {
    const colleague = await findMember(ctx, to.memberId);
    if (colleague?.status !== 'active') notFound();
    return { recipient: { email: colleague.email, name: colleague.name }, memberId: colleague.id };
  }
  const member = await findMemberByEmail(ctx, to.email);
  return {
    recipient: { email: to.email, name: to.name ?? member?.name ?? null },
    memberId: member?.status === 'active' ? member.id : null,
  };
}

type When = { deliverAt?: string | undefined; deliverOn?: string | undefined };

/** The moment of a scheduled order; null for at once. A moment that has passed means at once. */
export async function whenToDeliver(
  ctx: Ctx,
  { deliverAt, deliverOn }: When,
  mostDays = MAX_AHEAD_DAYS,
): Promise<Date | null> {
  const { now } = ctx;
  const at = deliverOn ? await selectMorning(ctx, deliverOn) : deliverAt ? new Date(deliverAt) : null;
  if (!at) return null;
  const latest = now.getTime() + mostDays * 86_400_000;
  if (at.getTime() > latest) {
    const message = `must be within ${mostDays} days${mostDays < MAX_AHEAD_DAYS ? ' when a card pays a share' : ''}`;
    const field = deliverOn ? 'deliverOn' : 'deliverAt';
    refuse('invalid', { message: `${field}: ${message}`, fields: [{ field, message }] });
  }
  return at > now ? at : null;
}
