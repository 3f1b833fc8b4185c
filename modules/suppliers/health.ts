import type { Ctx } from '#core/context.ts';
import { raise, settle } from './alerts.ts';
import { HEALTHY, healthAfter, isFailure } from './breaker.ts';
import type { Lookup } from './port.ts';
import { ensureHealth, lockHealth, updateHealth } from './store.ts';

/**
 * Feeds the account's breaker with an answer of `order` or `status`, in the transaction that stores it. The good
 * answer of a healthy account writes and locks nothing, so that orders do not queue for its row.
 */
export async function noteOutcome(ctx: Ctx, accountId: string, outcome: Lookup): Promise<void> {
  const failed = isFailure(outcome);
  if (failed) await ensureHealth(ctx, accountId);
  const before = await lockHealth(ctx, accountId, { onlyTroubled: !failed });
  if (!before) return;
  const next = healthAfter(before, failed, ctx.now);
  if (next === before) return;
  await updateHealth(ctx, accountId, next);
  const alert = { cause: 'breaker_open', subject: accountId } as const;
  const event = { objectType: 'supplier_account', objectId: accountId };
  if (before.state === 'closed' && next.state === 'open') {
    ctx.emit({ type: 'supplier.breaker_opened', ...event });
    await raise(ctx, { ...alert, detail: 'No order goes to this account until it answers again.' });
  }
  if (before.state !== 'closed' && next === HEALTHY) {
    ctx.emit({ type: 'supplier.breaker_closed', ...event });
    await settle(ctx, alert);
  }
}
