import type { Ctx } from '#core/context.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { findMember } from '#modules/identity/index.ts';

/** Each receiver once, in the order given; none may have left, and none may be the giver. */
export async function receiversOf(
  ctx: Ctx,
  receiverIds: readonly string[],
  giverId: string | null,
): Promise<string[]> {
  const ids = [...new Set(receiverIds)];
  for (const id of ids) {
    const member = (await findMember(ctx, id)) ?? notFound();
    if (member.status !== 'active')
      refuse('not_available', {
        message: `${member.name} has left, so cannot be recognised any more. Nothing was given.`,
        params: { name: member.name },
      });
    if (id === giverId) refuseOneself('receiverIds');
  }
  return ids;
}

export function refuseOneself(field: string): never {
  const message = 'is yourself; name a colleague';
  refuse('invalid', { message: `${field}: ${message}`, fields: [{ field, message }] });
}
