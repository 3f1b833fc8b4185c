import type { Ctx } from '#core/context.ts';
import { assert } from '#lib/assert.ts';
import { newId } from '#lib/id.ts';
import { MAX_AMOUNT } from '#lib/money.ts';
import { accountId } from './account-id.ts';
import type { NewTransfer } from './schema.ts';
import { insertTransfers, resolvePending, selectHeld } from './store.ts';

/** Ids of what was posted, or the accounts that had not enough: nothing is written then. */
export type Posted = { ids: string[]; short?: never } | { ids?: never; short: string[] };

/** Posts or holds linked transfers: all of them, or none. */
export async function post(ctx: Ctx, transfers: (NewTransfer & { hold?: boolean })[]): Promise<Posted> {
  for (const t of transfers) check(t);
  const linked = transfers.map(({ hold, ...t }) => ({
    ...t,
    id: newId('transfer'),
    type: hold ? ('pending' as const) : ('posted' as const),
  }));
  if (linked.length === 0) return { ids: [] };
  const short = await insertTransfers(ctx, linked);
  return short.length > 0 ? { short } : { ids: linked.map((t) => t.id) };
}

function check(t: NewTransfer): void {
  assert(t.amount >= 1n && t.amount <= MAX_AMOUNT, 'transfer amount in range');
  assert(t.debit.currency === t.credit.currency, 'a transfer has one currency');
  assert(accountId(t.debit) !== accountId(t.credit), 'a transfer joins two accounts');
}

/** Moves an amount now. Null when the debited account has not enough; nothing is written then. */
export async function transfer(ctx: Ctx, t: NewTransfer): Promise<string | null> {
  return (await post(ctx, [t])).ids?.[0] ?? null;
}

/** Sets an amount aside: it can no longer be spent, and waits for capture() or release(). */
export async function hold(ctx: Ctx, t: NewTransfer): Promise<string | null> {
  return (await post(ctx, [{ ...t, hold: true }])).ids?.[0] ?? null;
}

/** Posts a held amount, or a part of it: the rest is released. Null when it was already captured or released. */
export async function capture(ctx: Ctx, pendingId: string, amount?: bigint): Promise<string | null> {
  const id = newId('transfer');
  const part = amount === undefined ? {} : { amount };
  return (await resolvePending(ctx, [{ id, pendingId, type: 'post', ...part }])).length > 0 ? id : null;
}

/** Gives a held amount back in full. Null when the hold was already captured or released. */
export async function release(ctx: Ctx, pendingId: string): Promise<string | null> {
  const id = newId('transfer');
  return (await resolvePending(ctx, [{ id, pendingId, type: 'void' }])).length > 0 ? id : null;
}

/**
 * Captures or releases everything that is still held for an object, or for some parts of it, in one step. Answers
 * the resolving transfers by the hold that each one ended; a hold that somebody else ended meanwhile is not there.
 */
export async function settle(
  ctx: Ctx,
  of: { reference: string; parts?: number[] },
  type: 'post' | 'void',
): Promise<Map<string, string>> {
  const held = await selectHeld(ctx, of.reference, of.parts ?? null);
  if (held.length === 0) return new Map();
  const asked = held.map((h) => ({ id: newId('transfer'), pendingId: h.id, type }));
  const resolved = new Set(await resolvePending(ctx, asked));
  return new Map(asked.filter((a) => resolved.has(a.pendingId)).map((a) => [a.pendingId, a.id]));
}
