import { scopeOf } from '#core/authorize.ts';
import type { Ctx } from '#core/context.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { selectMember } from './queries.ts';
import type { Member } from './schema.ts';

/** A member for whom the caller holds the permission; one of another cost centre is not there, like a missing one. */
export async function memberWithin(ctx: Ctx, memberId: string, permission: string): Promise<Member> {
  const member = (await selectMember(ctx, memberId)) ?? notFound();
  const limits = scopeOf(ctx.actor, permission);
  if (limits && !(member.costCentre && limits.includes(member.costCentre))) notFound();
  return member;
}

/** Refuses to put somebody where the caller has no say. */
export function refuseOutside({ actor }: Ctx, costCentre: string | null, permission: string): void {
  const limits = scopeOf(actor, permission);
  if (!limits || (costCentre && limits.includes(costCentre))) return;
  const message = `must be one of ${limits.join(', ')}: you look after those alone`;
  refuse('forbidden', { message: `costCentre: ${message}`, fields: [{ field: 'costCentre', message }] });
}
