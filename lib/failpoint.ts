import { env } from './env.ts';

/** Where a crash is tried: F1 to F17 of docs/invariants.md, with what has happened by then. */
export const FAILPOINTS = {
  key_claimed: 'F1: the idempotency key is claimed, and nothing else was done.',
  order_written: 'F2: the order is written in the open transaction.',
  budget_reserved: 'F3: the budget has set the amount aside in the open transaction.',
  points_held: 'F4: the points are held in the open transaction.',
  before_commit: 'F5: the verb has done its work and its records and COMMIT are not sent.',
  after_commit: 'F6: the transaction is committed and nobody was told.',
  outbox_claimed: 'F7: events are taken off the outbox in the open transaction.',
  supplier_sent: 'F8: the supplier has the request and its answer was not read.',
  supplier_answered: 'F9: the supplier’s answer was read and not stored.',
  code_stored: 'F10: the code is stored and its debit is not posted, in the open transaction.',
  before_fulfil_commit: 'F11: fulfilment has done its work and COMMIT is not sent.',
  after_fulfil_commit: 'F12: fulfilment is committed and its job is not marked as done.',
  webhook_sent: 'F13: the webhook’s receiver has answered and the delivery is not marked.',
  mail_sent: 'F14: the letter is with the mail server and its job is not marked as done.',
  refund_posted: 'F15: the refund is posted and the supplier was not yet told to cancel.',
  reconciler_mid_batch: 'F16: the reconciler has settled a part of its batch.',
  chunk_written: 'F18: a chunk of a run and its cursor are written in the open transaction.',
  migration_mid_way: 'F17: tables are migrated and grants are not.',
} as const;
export type Failpoint = keyof typeof FAILPOINTS;

type Armed = { name: string | undefined; left: number };
let armed: Armed | undefined;

/** `name`, or `name:nth` for a later passing. A production process never arms one. */
function readArmed(): Armed {
  const { NODE_ENV, DAMSON_FAILPOINT } = env();
  const [name, nth = '1'] = (NODE_ENV === 'production' ? '' : (DAMSON_FAILPOINT ?? '')).split(':');
  return { name, left: Number(nth) };
}

/** Ends this process like kill -9 at the passing that DAMSON_FAILPOINT names; otherwise does nothing. */
export function failpoint(name: Failpoint): void {
  armed ??= readArmed();
  if (armed.name !== name) return;
  armed.left -= 1;
  if (armed.left > 0) return;
  process.kill(process.pid, 'SIGKILL');
  // The signal comes at once, but not before the next instruction: nothing of this process may run any more.
  for (;;);
}
