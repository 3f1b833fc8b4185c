import { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { plain } from '#lib/plain.ts';
import { accountKey, dueLots, expireLots } from '#modules/ledger/index.ts';
import { STARTING_POLICY } from './policy.ts';
import { insertWarnings, selectPolicy, selectUnwarned, type Warning } from './policy-store.ts';

/** How many lots, or warnings, one call sees to. */
const BATCH = 500;

async function unwarned(ctx: Ctx, limit: number): Promise<Warning[]> {
  const { warnDays } = (await selectPolicy(ctx)) ?? STARTING_POLICY;
  return selectUnwarned(ctx, { warnDays, limit });
}

/** Whether there is anything to expire or to warn of; asked first, so that nothing to do leaves no trace. */
export const endedPoints = verb({
  name: 'points.ended',
  permission: 'points.sweep',
  reads: true,
  input: z.object({}),
  run: async (ctx) => ({
    ended: (await dueLots(ctx, 1)).length > 0,
    ending: (await unwarned(ctx, 1)).length > 0,
  }),
});

/** Moves points that have ended from the wallets to breakage, once, and announces them member by member. */
export const expireDue = verb({
  name: 'points.expireDue',
  permission: 'points.sweep',
  input: z.object({}),
  run: async (ctx) => {
    const lots = await expireLots(ctx, BATCH);
    const lost = new Map<string, bigint>();
    for (const { accountId, remaining } of lots) lost.set(accountId, (lost.get(accountId) ?? 0n) + remaining);
    for (const [accountId, points] of lost)
      announce(ctx, 'points.expired', accountId, { points: plain(points) });
    ctx.note({ detail: { lots: lots.length, members: lost.size } });
    return { lots: lots.length };
  },
});

/** Warns the owners of points that end soon, at the distances of the policy, once at each. */
export const warnEnding = verb({
  name: 'points.warnEnding',
  permission: 'points.sweep',
  input: z.object({}),
  run: async (ctx) => {
    const warnings = await insertWarnings(ctx, await unwarned(ctx, BATCH));
    for (const { accountId, expiresAt, days, points } of warnings)
      announce(ctx, 'points.expiring', accountId, {
        points: plain(points),
        days,
        expiresAt: expiresAt.toISOString(),
      });
    ctx.note({ detail: { warned: warnings.length } });
    return { warned: warnings.length };
  },
});

function announce(ctx: Ctx, type: string, accountId: string, data: object): void {
  const objectId = accountKey(accountId).ownerId ?? '';
  ctx.emit({ type, objectType: 'member', objectId, data });
}
