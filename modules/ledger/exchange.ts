import type { Ctx } from '#core/context.ts';
import { assert } from '#lib/assert.ts';
import { newId } from '#lib/id.ts';
import type { AccountKey, ExchangeRate } from './schema.ts';
import { insertExchange } from './store.ts';
import { type Posted, post } from './transfer.ts';

/** What an amount becomes: rounded down, so that no cycle of exchanges gains. */
export function exchanged(amount: bigint, rate: ExchangeRate): bigint {
  return (amount * rate.to) / rate.from;
}

type Exchange = {
  from: AccountKey;
  to: AccountKey;
  /** Minor units of the currency of `from`. */
  amount: bigint;
  rate: ExchangeRate;
  /** Where the rate is from. */
  source: string;
  reference: string;
  memo?: string;
};
type Exchanged = { received: bigint; exchangeId: string } | { short: string[] } | { tooLittle: true };

/**
 * Turns one currency into another by four legs: each currency moves within itself, over its `exchange` account, so each
 * still sums to zero. The rate is recorded. Nothing is written when the account is short or nothing would come out.
 */
export async function exchange(ctx: Ctx, x: Exchange): Promise<Exchanged> {
  const { from, to, amount, rate, reference } = x;
  assert(from.currency !== to.currency, 'an exchange has two currencies');
  assert(rate.from > 0n && rate.to > 0n, 'a rate is a ratio of positive integers');
  const received = exchanged(amount, rate);
  if (received < 1n) return { tooLittle: true };
  const leg = { code: 'exchange' as const, reference, ...(x.memo ? { memo: x.memo } : {}) };
  const posted: Posted = await post(ctx, [
    { ...leg, debit: from, credit: { kind: 'exchange', currency: from.currency }, amount },
    { ...leg, debit: { kind: 'exchange', currency: to.currency }, credit: to, amount: received },
  ]);
  if (!posted.ids) return { short: posted.short };
  const [given = '', taken = ''] = posted.ids;
  const exchangeId = newId('exchange');
  await insertExchange(ctx, { id: exchangeId, given, received: taken, rate, source: x.source });
  return { received, exchangeId };
}
