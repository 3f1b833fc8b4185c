import type { Ctx } from '#core/context.ts';
import { assert } from '#lib/assert.ts';
import { newId } from '#lib/id.ts';
import { MAX_AMOUNT } from '#lib/money.ts';
import { accountId } from './account-id.ts';
import type { NewTransfer } from './schema.ts';
import { insertAccounts, insertTransfer, resolvePending } from './store.ts';

/** Moves an amount now. Null when the debited account has not enough; nothing is written then. */
export async function transfer(ctx: Ctx, t: NewTransfer): Promise<string | null> {
  return write(ctx, t, 'posted');
}

/** Sets an amount aside: it can no longer be spent, and waits for capture() or release(). */
export async function hold(ctx: Ctx, t: NewTransfer): Promise<string | null> {
  return write(ctx, t, 'pending');
}

async function write(ctx: Ctx, t: NewTransfer, type: 'posted' | 'pending'): Promise<string | null> {
  assert(t.amount >= 1n && t.amount <= MAX_AMOUNT, 'transfer amount in range');
  assert(t.debit.currency === t.credit.currency, 'a transfer has one currency');
  assert(accountId(t.debit) !== accountId(t.credit), 'a transfer joins two accounts');
  const id = newId('transfer');
  let written = await insertTransfer(ctx, { ...t, id, type });
  if (written === 'no account') {
    await insertAccounts(ctx, [t.debit, t.credit]);
    written = await insertTransfer(ctx, { ...t, id, type });
  }
  return written === 'done' ? id : null;
}

/** Posts a held amount in full. Null when the hold was already captured or released. */
export async function capture(ctx: Ctx, pendingId: string): Promise<string | null> {
  return resolve(ctx, pendingId, 'post');
}

/** Gives a held amount back in full. Null when the hold was already captured or released. */
export async function release(ctx: Ctx, pendingId: string): Promise<string | null> {
  return resolve(ctx, pendingId, 'void');
}

async function resolve(ctx: Ctx, pendingId: string, type: 'post' | 'void'): Promise<string | null> {
  const id = newId('transfer');
  return (await resolvePending(ctx, { id, pendingId, type })) ? id : null;
}
