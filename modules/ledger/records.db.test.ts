import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#lib/id.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { asMember, asOwner } from '#tests/factories.ts';
import { bareTenant, daysOn, during, given, moving, points } from '#tests/ledger/bare.ts';
import { codeOf } from '#tests/outcome.ts';
import {
  balanceAt,
  capture,
  hold,
  ledgerAccounts,
  ledgerBalanceAt,
  ledgerLiability,
  ledgerStatement,
  post,
  release,
  transfer,
} from './index.ts';

let tenant: TenantRef;
const wallet = points('wallet', newId('member'));
const id = `wallet:${wallet.ownerId}:PTS`;
const spend = (amount: bigint) =>
  moving({ debit: wallet, credit: points('redeemed'), amount, code: 'redeem' as const });
beforeAll(async () => {
  tenant = bareTenant();
  await during(tenant, (ctx) => post(ctx, given(wallet, [[100n, null]])), daysOn(-400));
  await during(tenant, (ctx) => post(ctx, given(wallet, [[50n, null]])), daysOn(-100));
  await during(tenant, (ctx) => transfer(ctx, spend(30n)), daysOn(-50));
  await during(tenant, (ctx) => post(ctx, given(wallet, [[7n, null]])), daysOn(-10));
  const [kept, given_] = await during(
    tenant,
    async (ctx) => [await hold(ctx, spend(5n)), await hold(ctx, spend(6n))],
    daysOn(-5),
  );
  await during(tenant, (ctx) => capture(ctx, kept ?? '', 4n), daysOn(-4));
  await during(tenant, (ctx) => release(ctx, given_ ?? ''), daysOn(-3));
});

describe('the records of the ledger', () => {
  it.each([
    [-500, 0n, 0n],
    [-400, 100n, 0n],
    [-60, 150n, 0n],
    [-50, 120n, 0n],
    [-5, 116n, 11n],
    [-4, 117n, 6n],
    [-3, 123n, 0n],
    [0, 123n, 0n],
  ])('know the balance of %s days on', async (days, available, held) => {
    expect(await during(tenant, (ctx) => balanceAt(ctx, wallet, daysOn(days)))).toEqual({ available, held });
  });

  it('show any account, its statement, and its balance at a moment, to whoever may read the ledger', async () => {
    const accounts = await ledgerAccounts.call(asOwner(tenant), { limit: 2 });
    expect(accounts.items.map((a) => a.accountId)).toEqual(['issuance::PTS', 'redeemed::PTS']);
    const more = await ledgerAccounts.call(asOwner(tenant), { limit: 2, cursor: accounts.nextCursor ?? '' });
    expect(more.items).toEqual([
      { accountId: id, kind: 'wallet', ownerId: wallet.ownerId, currency: 'PTS', available: 123, held: 0 },
    ]);
    const only = await ledgerAccounts.call(asOwner(tenant), { kind: 'redeemed' });
    expect(only.items.map((a) => a.available)).toEqual([34]);
    const statement = await ledgerStatement.call(asOwner(tenant), { accountId: 'redeemed::PTS' });
    expect(statement.items.map((r) => [r.amount, r.balanceAfter])).toEqual([
      [4, 34],
      [30, 30],
    ]);
    const at = daysOn(-60).toISOString();
    expect(await ledgerBalanceAt.call(asOwner(tenant), { accountId: id, at })).toMatchObject({
      available: 150,
    });
  });

  it('tell what is owed by how long ago it was earned', async () => {
    const { total, ages } = await ledgerLiability.call(asOwner(tenant), {});
    expect(ages).toEqual([
      { fromDays: 0, toDays: 30, points: 7 },
      { fromDays: 31, toDays: 90, points: 0 },
      { fromDays: 91, toDays: 180, points: 50 },
      { fromDays: 181, toDays: 365, points: 0 },
      { fromDays: 366, toDays: null, points: 66 },
    ]);
    expect(total).toBe(123);
  });

  it('are nobody else’s: not another tenant’s, and not a member’s', async () => {
    const other = asOwner(bareTenant());
    const asked = { accountId: id, at: daysOn(0).toISOString() };
    expect(await codeOf(ledgerStatement.call(other, asked))).toBe('not_found');
    expect(await codeOf(ledgerBalanceAt.call(other, asked))).toBe('not_found');
    expect((await ledgerAccounts.call(other, {})).items).toEqual([]);
    expect((await ledgerLiability.call(other, {})).total).toBe(0);
    expect(await codeOf(ledgerStatement.call(asMember(tenant, wallet.ownerId ?? ''), asked))).toBe(
      'forbidden',
    );
  });
});
