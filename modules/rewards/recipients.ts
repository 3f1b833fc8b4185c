import type { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { findMember, findMemberByEmail } from '#modules/identity/index.ts';
import { wrong } from './reserve.ts';
import type { grantInput } from './schema.ts';

export type Recipient = { memberId: string | null; email: string; name: string | null };

/** Each recipient once: a member, or whoever reads the letter. Points need a wallet, so they need a member. */
export async function recipientsOf(
  ctx: Ctx,
  { gift, recipients }: Pick<z.output<typeof grantInput>, 'gift' | 'recipients'>,
): Promise<Recipient[]> {
  const byEmail = new Map<string, Recipient>();
  for (const to of recipients) {
    const found = 'memberId' in to ? await memberOf(ctx, to.memberId) : await personOf(ctx, to);
    if (gift.kind === 'points' && !found.memberId)
      wrong('recipients', `${found.email} is no member here; grant a choice up to these points instead`);
    byEmail.set(found.email, found);
  }
  return [...byEmail.values()].sort((a, b) => (a.email < b.email ? -1 : 1));
}

async function memberOf(ctx: Ctx, memberId: string): Promise<Recipient> {
  const member = (await findMember(ctx, memberId)) ?? notFound();
  if (member.status !== 'active')
    refuse('conflict', `${member.name} has no access any more, so cannot receive a reward.`);
  return { memberId, email: member.email, name: member.name };
}

async function personOf(ctx: Ctx, to: { email: string; name?: string | undefined }): Promise<Recipient> {
  const member = await findMemberByEmail(ctx, to.email);
  const memberId = member?.status === 'active' ? member.id : null;
  return { memberId, email: to.email, name: to.name ?? member?.name ?? null };
}
