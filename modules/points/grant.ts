import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { refuse } from '#lib/errors.ts';
import { POINTS } from '#lib/money.ts';
import { asksTwo } from '#modules/approvals/index.ts';
import { memberWithin } from '#modules/identity/index.ts';
import { transfer } from '#modules/ledger/index.ts';
import { give } from './give.ts';
import { fundInput, grantInput } from './schema.ts';

/** Gives each member the same number of points out of the program's; all of them or none. */
export const grantPoints = verb({
  name: 'points.grant',
  permission: 'points.grant',
  limited: true,
  input: grantInput,
  fourEyes: async (ctx, { memberIds, points, reason }) => {
    const asked = await asksTwo(ctx, 'points.grant', BigInt(points * new Set(memberIds).size));
    if (asked !== null) await receivers(ctx, memberIds);
    const members = [...new Set(memberIds)].sort();
    return { facts: { points, members, why: reason }, reason: asked };
  },
  run: async (ctx, { memberIds, points, reason }) => {
    const members = await receivers(ctx, memberIds);
    const grants = await give(ctx, members, { points, reason });
    const grantIds = grants.map((g) => g.id);
    ctx.note({ detail: { points, reason, members: grantIds.length } });
    return { granted: grantIds.length, grantIds };
  },
});

/** Each member once, who must be able to receive points. */
async function receivers(ctx: Ctx, memberIds: string[]): Promise<string[]> {
  const ids = [...new Set(memberIds)].sort();
  for (const memberId of ids) {
    const member = await memberWithin(ctx, memberId, 'points.grant');
    if (member.status !== 'active')
      refuse('conflict', `${member.name} has no access any more, so cannot receive points.`);
  }
  return ids;
}

/** Puts points into the program. Their counterpart is the issuance account, which may go below zero. */
export const fundProgram = verb({
  name: 'points.fund',
  permission: 'points.fund',
  input: fundInput,
  run: async (ctx, { points, reason }) => {
    const transferId = await transfer(ctx, {
      debit: { kind: 'issuance', currency: POINTS },
      credit: { kind: 'program', currency: POINTS },
      amount: BigInt(points),
      code: 'fund',
      reference: ctx.requestId,
      memo: reason,
    });
    ctx.emit({
      type: 'points.funded',
      objectType: 'tenant',
      objectId: ctx.tenant.id,
      data: { points, reason },
    });
    ctx.note({ detail: { points, reason } });
    return { transferId };
  },
});
