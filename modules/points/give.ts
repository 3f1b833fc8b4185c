import type { Ctx } from '#core/context.ts';
import { refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { POINTS } from '#lib/money.ts';
import { post } from '#modules/ledger/index.ts';
import { insertGrants } from './store.ts';

/** Gives each of these members so many points out of the program's: all of them, or none. */
export async function give(
  ctx: Ctx,
  memberIds: readonly string[],
  { points, reason }: { points: number; reason: string },
): Promise<{ id: string; memberId: string }[]> {
  const grants = memberIds.map((memberId) => ({ id: newId('grant'), memberId }));
  const posted = await post(
    ctx,
    grants.map(({ id, memberId }) => ({
      debit: { kind: 'program', currency: POINTS },
      credit: { kind: 'wallet', ownerId: memberId, currency: POINTS },
      amount: BigInt(points),
      code: 'grant',
      reference: id,
      memo: reason,
    })),
  );
  if (!posted.ids)
    refuse('insufficient_points', 'The program has not enough points left. Nothing was granted.');
  await insertGrants(
    ctx,
    grants.map((g, i) => ({ ...g, transferId: posted.ids[i] ?? '' })),
    { points: BigInt(points), reason },
  );
  for (const { id, memberId } of grants) {
    const data = { memberId, points, reason };
    ctx.emit({ type: 'points.granted', objectType: 'grant', objectId: id, data });
  }
  return grants;
}
