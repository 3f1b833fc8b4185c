import { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { POINTS } from '#lib/money.ts';
import type { Page } from '#lib/page.ts';
import { plain } from '#lib/plain.ts';
import { memberWithin } from '#modules/identity/index.ts';
import { accountId, balanceOf, endingLots, statement } from '#modules/ledger/index.ts';
import { worthOf } from './rate.ts';
import {
  type EndingPoints,
  memberInput,
  memberStatementInput,
  type StatementEntry,
  statementInput,
  type Wallet,
} from './schema.ts';
import { selectRate } from './store.ts';

async function walletOf(ctx: Ctx, memberId: string): Promise<Wallet> {
  const { available, held } = await balanceOf(ctx, { kind: 'wallet', ownerId: memberId, currency: POINTS });
  const rate = await selectRate(ctx, ctx.tenant.currency);
  const amount = rate ? plain(worthOf(available, rate)) : 0;
  return {
    balance: plain(available),
    pending: plain(held),
    worth: { amount, currency: ctx.tenant.currency },
  };
}

async function statementOf(
  ctx: Ctx,
  memberId: string,
  input: { cursor?: string | undefined; limit: number },
): Promise<Page<StatementEntry>> {
  const own = accountId({ kind: 'wallet', ownerId: memberId, currency: POINTS });
  const page = await statement(ctx, { accountId: own, ...input });
  const items = page.items.map((r) => ({
    transferId: r.transferId,
    at: r.createdAt.toISOString(),
    points: plain(r.amount),
    balanceAfter: plain(r.balanceAfter),
    code: r.code,
    reference: r.reference,
    label: r.memo || null,
  }));
  return { items, nextCursor: page.nextCursor };
}

/** The signed-in member's own wallet. */
export const wallet = verb({
  name: 'points.wallet',
  permission: 'points.wallet',
  members: true,
  reads: true,
  input: z.object({}),
  run: (ctx) => walletOf(ctx, ctx.actor.id),
});

export const memberWallet = verb({
  name: 'points.memberWallet',
  permission: 'members.read',
  limited: true,
  reads: true,
  input: memberInput,
  run: async (ctx, { memberId }) => {
    await memberWithin(ctx, memberId, 'members.read');
    return walletOf(ctx, memberId);
  },
});

/** What of the signed-in member's own points ends next, the earliest first: for the storefront's home. */
export const expiringSoon = verb({
  name: 'points.expiringSoon',
  permission: 'points.wallet',
  members: true,
  reads: true,
  input: z.object({}),
  run: async (ctx): Promise<EndingPoints[]> => {
    const own = accountId({ kind: 'wallet', ownerId: ctx.actor.id, currency: POINTS });
    const ending = await endingLots(ctx, { accountId: own, limit: 5 });
    return ending.map((e) => ({ points: plain(e.points), endsAt: e.expiresAt.toISOString() }));
  },
});

/** The signed-in member's own statement, newest first. */
export const pointsStatement = verb({
  name: 'points.statement',
  permission: 'points.wallet',
  members: true,
  reads: true,
  input: statementInput,
  run: (ctx, input) => statementOf(ctx, ctx.actor.id, input),
});

/** What came into a member's wallet and went out of it, newest first. */
export const memberStatement = verb({
  name: 'points.memberStatement',
  permission: 'members.read',
  limited: true,
  reads: true,
  input: memberStatementInput,
  run: async (ctx, { memberId, ...page }) => {
    await memberWithin(ctx, memberId, 'members.read');
    return statementOf(ctx, memberId, page);
  },
});
