import type { Caller } from '#core/context.ts';
import { failpoint } from '#lib/failpoint.ts';
import { type Lookup, supplierOf } from '#modules/suppliers/index.ts';
import { beginAttempt, type Next } from './begin-attempt.ts';
import { settleAttempt } from './settle-attempt.ts';

/** Suppliers that may refuse one unit before the rest is left to a later run. */
const MOST_STEPS = 8;

/**
 * Takes one unit as far as it goes now: decide and write it down, ask with no transaction open, write down the
 * answer. Safe to repeat and to run twice at once; what it leaves open is queued again by then.
 */
export async function fulfilUnit(caller: Caller, of: { orderId: string; unit: number }): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step++) {
    const next = await beginAttempt.call(caller, of);
    if (next.do === 'nothing') return;
    const answer = await ask(next);
    failpoint('supplier_answered');
    const { again } = await settleAttempt.call(caller, {
      fulfilmentId: next.fulfilmentId,
      asked: next.do,
      answer,
    });
    failpoint('after_fulfil_commit');
    if (!again) return;
  }
}

async function ask(next: Exclude<Next, { do: 'nothing' }>): Promise<Lookup> {
  const supplier = supplierOf(next.supplier);
  return next.do === 'order'
    ? supplier.order(next.access, next.order)
    : supplier.status(next.access, next.order);
}
