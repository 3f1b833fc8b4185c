import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#lib/id.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { asPlatform, lookingSql, NOW } from '#tests/factories.ts';
import { bareTenant, daysOn, during, given, moving, points } from '#tests/ledger/bare.ts';
import { balanceOf, capture, post, releaseExpired, settle, sweepHolds } from './index.ts';

let tenant: TenantRef;
const wallet = points('wallet', newId('member'));
beforeEach(async () => {
  tenant = bareTenant();
  await during(tenant, (ctx) => post(ctx, given(wallet, [[1000n, null]])));
});

const later = (days: number) => ({ ...asPlatform(tenant), now: daysOn(days) });
const held = async (amount: bigint, days: number, reference = newId('order'), parts = 1) =>
  during(tenant, async (ctx) => {
    const legs = Array.from({ length: parts }, (_, i) => ({
      ...moving({
        debit: wallet,
        credit: points('redeemed'),
        amount,
        code: 'redeem',
        reference,
        part: i + 1,
      }),
      hold: true,
      expiresAt: daysOn(days),
    }));
    return (await post(ctx, legs)).ids ?? [];
  });
const told = () => lookingSql()<{ reference: string; amount: number }[]>`
  select data ->> 'reference' as reference, (data ->> 'amount')::int as amount from events
   where tenant_id = ${tenant.id} and type = 'hold.expired' order by id`;
const balance = () => during(tenant, (ctx) => balanceOf(ctx, wallet));

describe('a hold whose time is over', () => {
  it('is given back, and whoever made it is told; others stay', async () => {
    const reference = newId('order');
    await held(100n, 1, reference);
    await held(50n, 3);
    expect(await releaseExpired.call(later(0), {})).toEqual({ released: 0 });
    expect(await releaseExpired.call(later(1), {})).toEqual({ released: 1 });
    expect(await balance()).toEqual({ available: 950n, held: 50n });
    expect(await told()).toEqual([{ reference, amount: 100 }]);
    expect(await releaseExpired.call(later(1), {}), 'once').toEqual({ released: 0 });
  });

  it('of an object is given back with all the others of it', async () => {
    await held(10n, 1, newId('order'), 3);
    expect(await releaseExpired.call(later(1), {})).toEqual({ released: 3 });
    expect(await balance()).toEqual({ available: 1000n, held: 0n });
  });

  it('of an object leaves a later one of the same object alone', async () => {
    const reference = newId('order');
    await held(10n, 1, reference);
    await held(20n, 3, reference);
    expect(await releaseExpired.call(later(2), {})).toEqual({ released: 1 });
    expect(await balance()).toEqual({ available: 980n, held: 20n });
  });

  it('is captured or given back, never both, when both are tried at once', async () => {
    for (let round = 0; round < 20; round++) {
      const reference = newId('order');
      const [id = ''] = await held(10n, 1, reference);
      const [captured, swept] = await Promise.all([
        round % 2
          ? during(tenant, (ctx) => capture(ctx, id), daysOn(1))
          : during(
              tenant,
              async (ctx) => (await settle(ctx, { reference }, 'post')).get(id) ?? null,
              daysOn(1),
            ),
        releaseExpired.call(later(1), {}),
      ]);
      expect(Number(captured !== null) + swept.released, `round ${round}`).toBe(1);
    }
    expect((await balance()).held).toBe(0n);
    expect((await told()).length + Number(1000n - (await balance()).available) / 10).toBe(20);
  });

  it('is found by the sweep however many there are, and a sweep without work leaves no trace', async () => {
    for (let i = 0; i < 30; i++) await held(1n, 1);
    await sweepHolds(later(2), {});
    expect(await balance()).toEqual({ available: 1000n, held: 0n });
    const audited = () =>
      lookingSql()`select 1 from audit_entries where tenant_id = ${tenant.id} and verb = 'ledger.releaseExpired'`;
    const before = (await audited()).length;
    await sweepHolds(later(2), {});
    expect([before, (await audited()).length]).toEqual([1, 1]);
    expect(NOW < daysOn(2)).toBe(true);
  });
});
