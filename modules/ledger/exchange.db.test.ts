import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '#lib/id.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { lookingSql } from '#tests/factories.ts';
import { bareTenant, during, given, moving, points } from '#tests/ledger/bare.ts';
import { type AccountKey, balanceOf, exchange, exchanged, post, transfer } from './index.ts';

const euros: AccountKey = { kind: 'fees', currency: 'EUR' };
const wallet = points('wallet', 'mem_x');
const sums = (tenant: TenantRef) => lookingSql()<{ currency: string; off: bigint }[]>`
  select currency, sum(credits_posted - debits_posted)::bigint as off from accounts
   where tenant_id = ${tenant.id} group by 1 order by 1`;

async function started(amount: bigint): Promise<TenantRef> {
  const tenant = bareTenant();
  await during(tenant, (ctx) => post(ctx, given(wallet, [[amount, null]])));
  return tenant;
}
const change = (from: AccountKey, to: AccountKey, amount: bigint, rate: { from: bigint; to: bigint }) => ({
  from,
  to,
  amount,
  rate,
  source: 'test',
  reference: newId('request'),
});

describe('an exchange', () => {
  it('moves each currency within itself, at the rate that it records', async () => {
    const tenant = await started(1000n);
    const done = await during(tenant, (ctx) =>
      exchange(ctx, change(wallet, euros, 999n, { from: 7n, to: 2n })),
    );
    expect(done).toMatchObject({ received: 285n });
    expect(await sums(tenant)).toEqual([
      { currency: 'EUR', off: 0n },
      { currency: 'PTS', off: 0n },
    ]);
    const legs = await lookingSql()`
      select debit_account_id as debit, credit_account_id as credit, amount from transfers
       where tenant_id = ${tenant.id} and code = 'exchange' order by id`;
    expect(legs.map((l) => [l['debit'], l['credit'], l['amount']])).toEqual([
      ['wallet:mem_x:PTS', 'exchange::PTS', 999n],
      ['exchange::EUR', 'fees::EUR', 285n],
    ]);
    const [recorded] = await lookingSql()`
      select from_units, to_units, source from exchanges where tenant_id = ${tenant.id}`;
    expect(recorded).toEqual({ from_units: 7n, to_units: 2n, source: 'test' });
  });

  it('that the account cannot pay, or of which nothing would come out, writes nothing', async () => {
    const tenant = await started(10n);
    const ask = (amount: bigint) =>
      during(tenant, (ctx) => exchange(ctx, change(wallet, euros, amount, { from: 3n, to: 1n })));
    expect(await ask(11n)).toEqual({ short: ['wallet:mem_x:PTS'] });
    expect(await ask(2n)).toEqual({ tooLittle: true });
    expect(await during(tenant, (ctx) => balanceOf(ctx, wallet))).toEqual({ available: 10n, held: 0n });
    expect(await ask(3n)).toMatchObject({ received: 1n });
  });

  it('refuses one currency and a rate that is none', async () => {
    const tenant = await started(10n);
    for (const [to, rate] of [
      [points('program'), { from: 1n, to: 1n }],
      [euros, { from: 0n, to: 1n }],
      [euros, { from: 1n, to: -1n }],
    ] as const) {
      const tried = during(tenant, (ctx) => exchange(ctx, change(wallet, to, 1n, rate)));
      await expect(tried).rejects.toThrow('assertion failed');
    }
  });

  it('in random cycles of buying, converting and refunding leaves nobody with more than before', async () => {
    const step = fc.record({
      what: fc.constantFrom('to euros' as const, 'to points' as const, 'buy and refund' as const),
      share: fc.bigInt({ min: 1n, max: 100n }),
    });
    const units = fc.bigInt({ min: 1n, max: 500n });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 10 }), units, units, async (steps, p, e) => {
        const tenant = await started(5000n);
        const [sell, back] = [{ from: p, to: e }, { from: e, to: p }]; // biome-ignore format: a pair
        await during(tenant, async (ctx) => {
          for (const { what, share } of steps) {
            const [pts, eur] = await Promise.all([balanceOf(ctx, wallet), balanceOf(ctx, euros)]);
            const part = (of: bigint) => (of * share) / 100n;
            if (what === 'to euros' && part(pts.available) > 0n)
              await exchange(ctx, change(wallet, euros, part(pts.available), sell));
            if (what === 'to points' && part(eur.available) > 0n)
              await exchange(ctx, change(euros, wallet, part(eur.available), back));
            if (what === 'buy and refund' && part(pts.available) > 0n) {
              const [reference, amount] = [newId('request'), part(pts.available)];
              const redeemed = points('redeemed');
              await transfer(
                ctx,
                moving({ debit: wallet, credit: redeemed, amount, code: 'redeem', reference }),
              );
              await transfer(
                ctx,
                moving({ debit: redeemed, credit: wallet, amount, code: 'refund', reference }),
              );
            }
          }
          const [pts, eur] = await Promise.all([balanceOf(ctx, wallet), balanceOf(ctx, euros)]);
          expect(pts.available + exchanged(eur.available, back) <= 5000n).toBe(true);
        });
      }),
      { numRuns: 100 },
    );
  });
});
