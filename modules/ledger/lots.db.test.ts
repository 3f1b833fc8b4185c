import { beforeEach, describe, expect, it } from 'vitest';
import { withTenant } from '#db/tenant.ts';
import { newId } from '#lib/id.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { NOW } from '#tests/factories.ts';
import { bareTenant, daysOn, during, given, moving, points } from '#tests/ledger/bare.ts';
import { atOnce } from '#tests/outcome.ts';
import {
  type AccountKey,
  balanceOf,
  cancelLot,
  capture,
  expireLots,
  hold,
  post,
  release,
  transfer,
} from './index.ts';

let tenant: TenantRef;
let wallet: AccountKey;
beforeEach(() => {
  tenant = bareTenant();
  wallet = points('wallet', newId('member'));
});

const give = (lots: [bigint, number | null][], to = wallet) =>
  during(tenant, async (ctx) => (await post(ctx, given(to, lots))).ids ?? []);
/** What is left, by days until it ends. */
async function left(of = wallet): Promise<Record<string, bigint>> {
  return withTenant(tenant.id, async (sql) => {
    const rows = await sql<{ ends: string; left: bigint }[]>`
      select coalesce(((extract(epoch from expires_at - ${NOW})) / 86400)::int::text, 'never') as ends,
             sum(remaining)::bigint as left
        from wallet_lots where tenant_id = ${tenant.id} and account_id = ${`wallet:${of.ownerId}:PTS`} and remaining > 0
       group by 1`;
    return Object.fromEntries(rows.map((r) => [r.ends, r.left]));
  });
}
const spend = (amount: bigint, over = {}, now = NOW) =>
  during(
    tenant,
    (ctx) =>
      transfer(ctx, moving({ debit: wallet, credit: points('redeemed'), amount, code: 'redeem', ...over })),
    now,
  );

describe('points', () => {
  it('are spent first out of what ends first, and last out of what never ends', async () => {
    await give([
      [10n, null],
      [20n, 60],
      [30n, 20],
    ]);
    await spend(35n);
    expect(await left()).toEqual({ 60: 15n, never: 10n });
    await spend(20n);
    expect(await left()).toEqual({ never: 5n });
    expect(await spend(6n)).toBeNull();
  });

  it('that a released hold gives back are in the same lots again', async () => {
    await give([
      [30n, 20],
      [20n, 60],
    ]);
    const id = await during(tenant, (ctx) =>
      hold(ctx, moving({ debit: wallet, credit: points('redeemed'), amount: 40n, code: 'redeem' })),
    );
    expect(await left()).toEqual({ 60: 10n });
    await during(tenant, (ctx) => release(ctx, id ?? ''));
    expect(await left()).toEqual({ 20: 30n, 60: 20n });
  });

  it('that a part capture leaves over are those that end last', async () => {
    await give([
      [30n, 20],
      [20n, 60],
    ]);
    const id = await during(tenant, (ctx) =>
      hold(ctx, moving({ debit: wallet, credit: points('redeemed'), amount: 50n, code: 'redeem' })),
    );
    await during(tenant, (ctx) => capture(ctx, id ?? '', 35n));
    expect(await left()).toEqual({ 60: 15n });
  });

  it('of a refund go back to where they came from, and what has ended meanwhile lives 30 days more', async () => {
    await give([
      [30n, 20],
      [20n, 600],
    ]);
    const reference = newId('order');
    await spend(50n, { reference });
    const refund = moving({
      debit: points('redeemed'),
      credit: wallet,
      amount: 45n,
      code: 'refund',
      reference,
    });
    await during(tenant, (ctx) => transfer(ctx, refund), daysOn(100));
    expect(await left()).toEqual({ 130: 25n, 600: 20n });
  });

  it('that are passed on end when they would have ended', async () => {
    await give([
      [30n, 20],
      [20n, 60],
    ]);
    const other = points('wallet', newId('member'));
    await during(tenant, (ctx) =>
      transfer(ctx, moving({ debit: wallet, credit: other, amount: 40n, code: 'move' })),
    );
    expect([await left(), await left(other)]).toEqual([{ 60: 10n }, { 20: 30n, 60: 10n }]);
  });

  it('of one grant are taken back as far as they are left', async () => {
    const [first = ''] = await give([
      [30n, 20],
      [20n, 60],
    ]);
    await spend(12n);
    const cancelled = await during(tenant, (ctx) =>
      cancelLot(ctx, { debit: wallet, credit: points('program'), lot: `${first}.0`, reference: 'x' }),
    );
    expect([cancelled.amount, await left()]).toEqual([18n, { 60: 20n }]);
    const again = await during(tenant, (ctx) =>
      cancelLot(ctx, { debit: wallet, credit: points('program'), lot: `${first}.0`, reference: 'x' }),
    );
    expect(again).toEqual({ amount: 0n, transferId: null });
  });

  it('that have ended go to breakage once, also when ten look at the same time', async () => {
    await give([
      [30n, 20],
      [20n, 60],
      [10n, null],
    ]);
    expect(await during(tenant, (ctx) => expireLots(ctx, 10), daysOn(19))).toEqual([]);
    const gone = await atOnce(10, () => during(tenant, (ctx) => expireLots(ctx, 10), daysOn(20)));
    expect(gone.flat().map((l) => l.remaining)).toEqual([30n]);
    expect(await left()).toEqual({ 60: 20n, never: 10n });
    const breakage = await during(tenant, (ctx) => balanceOf(ctx, points('breakage')));
    expect(breakage.available).toBe(30n);
  });

  it('at their end are either spent or expired, whoever comes first, and never both', async () => {
    for (let round = 0; round < 30; round++) {
      wallet = points('wallet', newId('member'));
      await give([[50n, 20]]);
      const race: { spend?: Promise<string | null>; expire?: Promise<{ accountId: string }[]> } = {};
      const start = {
        spend: () => {
          race.spend = spend(50n, {}, daysOn(20));
        },
        expire: () => {
          race.expire = during(tenant, (ctx) => expireLots(ctx, 5), daysOn(20));
        },
      };
      for (const who of round % 2 ? (['spend', 'expire'] as const) : (['expire', 'spend'] as const))
        start[who]();
      const [bought, gone = []] = [await race.spend, await race.expire];
      expect([bought !== null, gone.length > 0].filter(Boolean), `round ${round}`).toHaveLength(1);
      expect(await left()).toEqual({});
    }
  });
});
