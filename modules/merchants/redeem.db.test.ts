import { beforeAll, describe, expect, it } from 'vitest';
import type { TenantRef } from '#lib/tenant.ts';
import {
  asKey,
  asOwner,
  asPlatform,
  callerOf,
  lookingSql,
  makeTenant,
  NOW,
  ownerSql,
  rowsOf,
} from '#tests/factories.ts';
import { atOnce, codeOf, outcomeOf, tally } from '#tests/outcome.ts';
import { makeOwnBrand } from '#tests/own-brand.ts';
import { buyOwnVoucher } from '#tests/own-voucher.ts';
import { checkBalance, expireLapsed, redeemVoucher, refusalOf, spentOf, undoRedemption } from './index.ts';
import type { Redemption, Refused } from './schema.ts';

process.env['DATABASE_POOL'] = '24';
let tenant: TenantRef;
let productId: string;
beforeAll(async () => {
  tenant = await makeTenant();
  productId = await makeOwnBrand(tenant);
});
const MINUTE = 60_000;
const till = (id: string, now = NOW) =>
  callerOf(
    tenant,
    { type: 'operator', id, permissions: new Set(['redemptions.make', 'redemptions.check']) },
    now,
  );
const redeem = (
  code: string,
  amount: number,
  over: { currency?: string; door?: ReturnType<typeof till> } = {},
) => redeemVoucher.call(over.door ?? till('opr_a'), { code, amount, currency: over.currency ?? 'EUR' });
const reasonOf = (answer: object): string => (answer as Refused).refused ?? 'ok';
const made = (answer: object) => answer as Redemption;
async function stateOf(voucherId: string) {
  const [row] = await lookingSql()<{ state: string; balance: bigint | null; moves: number }[]>`
    select v.state, b.balance, (select count(*)::int from redemptions r where r.voucher_id = v.id) as moves
      from vouchers v left join voucher_balances b on b.tenant_id = v.tenant_id and b.voucher_id = v.id
     where v.tenant_id = ${tenant.id} and v.id = ${voucherId}`;
  return { ...row, balance: row?.balance === null ? null : Number(row?.balance) };
}

describe('redeeming', () => {
  it('takes parts of the balance, however the code is typed, until the voucher is used', async () => {
    const { code, voucherId } = await buyOwnVoucher(tenant, productId);
    expect(await redeem(code.toLowerCase().replaceAll('-', ' '), 1200)).toMatchObject({
      amount: 1200,
      balance: 3800,
      issued: 5000,
      currency: 'EUR',
      brandName: 'House',
    });
    expect(await stateOf(voucherId)).toMatchObject({ state: 'viewed', balance: 3800 });
    expect(await redeem(code, 3800)).toMatchObject({ balance: 0 });
    expect(await stateOf(voucherId)).toEqual({ state: 'redeemed', balance: 0, moves: 2 });
    expect(await redeem(code, 1)).toEqual({ refused: 'used' });
  });

  it('of an amount, currency or part that the voucher does not allow says which, and takes nothing', async () => {
    const { code, voucherId } = await buyOwnVoucher(tenant, productId);
    expect(await redeem(code, 5001)).toEqual({ refused: 'too_much', balance: 5000, currency: 'EUR' });
    expect(await redeem(code, 100, { currency: 'USD' })).toMatchObject({ refused: 'currency' });
    for (const amount of [0, -1, 0.5, Number.NaN, 2 ** 53])
      expect(await codeOf(redeem(code, amount)), String(amount)).toBe('invalid');
    expect(await stateOf(voucherId)).toEqual({ state: 'viewed', balance: null, moves: 0 });
    const whole = await makeOwnBrand(tenant, { partial: false });
    const one = await buyOwnVoucher(tenant, whole);
    expect(await redeem(one.code, 4999)).toMatchObject({ refused: 'whole_only' });
    expect(await redeem(one.code, 5000)).toMatchObject({ balance: 0 });
  });

  it('of an unknown, a mistyped and another tenant’s code looks the same', async () => {
    const other = await makeTenant();
    const theirs = await buyOwnVoucher(other, await makeOwnBrand(other));
    const { code } = await buyOwnVoucher(tenant, productId);
    const typed = code.slice(0, -1) + (code.endsWith('A') ? 'B' : 'A');
    for (const wrong of ['HOUSE-2222-2222-2222-2', typed, theirs.code])
      expect(await redeem(wrong, 100)).toEqual({ refused: 'unknown' });
    expect(reasonOf(await redeem(code, 100)), 'the right one is taken').toBe('ok');
  });

  it('by 64 tills at once takes exactly the balance', async () => {
    const { code, voucherId } = await buyOwnVoucher(tenant, productId);
    const answers = await atOnce(64, (i) => redeem(code, 100, { door: till(`opr_${i}`) }));
    expect(tally(answers.map(reasonOf))).toEqual({ ok: 50, used: 14 });
    expect(await stateOf(voucherId)).toEqual({ state: 'redeemed', balance: 0, moves: 50 });
  });

  it('of 64 at once that do not divide the balance never goes below it', async () => {
    const { code, voucherId } = await buyOwnVoucher(tenant, productId);
    const answers = await atOnce(64, () => redeem(code, 700));
    expect(tally(answers.map(reasonOf))).toEqual({ ok: 7, too_much: 57 });
    expect(await stateOf(voucherId)).toMatchObject({ balance: 100, moves: 7 });
  });

  it('20 times under one key is once', async () => {
    const { code, voucherId } = await buyOwnVoucher(tenant, productId);
    const answers = await atOnce(20, () =>
      redeemVoucher.call(till('opr_a'), { code, amount: 100, currency: 'EUR' }, { idempotencyKey: 'sale-1' }),
    );
    expect(new Set(answers.map((a) => made(a).redemptionId)).size).toBe(1);
    expect(await stateOf(voucherId)).toMatchObject({ balance: 4900, moves: 1 });
    const other = redeemVoucher.call(
      till('opr_a'),
      { code, amount: 200, currency: 'EUR' },
      { idempotencyKey: 'sale-1' },
    );
    expect(await codeOf(other)).toBe('idempotency_mismatch');
  });

  it('leaves an audit row for every attempt, none with the code', async () => {
    const { code } = await buyOwnVoucher(tenant, productId);
    const before = await rowsOf(tenant, 'audit_entries');
    await redeem(code, 100);
    await redeem('HOUSE-2222-2222-2222-2', 100);
    await checkBalance.call(till('opr_a'), { code });
    await checkBalance.call(till('opr_a'), { code: 'HOUSE-2222-2222-2222-2' });
    expect(await rowsOf(tenant, 'audit_entries')).toBe(before + 4);
    const [row] = await lookingSql()<{ text: string }[]>`
      select string_agg(a::text, ' ') as text from audit_entries a where tenant_id = ${tenant.id}`;
    expect(row?.text).not.toContain(code);
    expect(row?.text).not.toContain('2222');
    expect(row?.text).toContain('unknown');
  });

  it('needs the permission', async () => {
    const { code } = await buyOwnVoucher(tenant, productId);
    const without = callerOf(tenant, {
      type: 'operator',
      id: 'opr_x',
      permissions: new Set(['redemptions.check']),
    });
    expect(await codeOf(redeem(code, 100, { door: without }))).toBe('forbidden');
    expect(await codeOf(checkBalance.call(without, { code }))).toBe('ok');
  });
});

describe('a balance check', () => {
  it('shows what is left and how long, and changes nothing', async () => {
    const { code, voucherId } = await buyOwnVoucher(tenant, productId);
    await redeem(code, 1500);
    expect(await checkBalance.call(asKey(tenant), { code })).toMatchObject({
      balance: 3500,
      issued: 5000,
      currency: 'EUR',
      expiresOn: '2028-06-01',
      partial: true,
    });
    expect(await stateOf(voucherId)).toMatchObject({ moves: 1 });
  });
});

describe('an undo', () => {
  it('gives the amount back once, to 20 who ask at once', async () => {
    const { code, voucherId } = await buyOwnVoucher(tenant, productId);
    const { redemptionId } = made(await redeem(code, 5000));
    const answers = await atOnce(20, () => undoRedemption.call(till('opr_a'), { redemptionId }));
    expect(new Set(answers.map((a) => JSON.stringify(a))).size).toBe(1);
    expect(await stateOf(voucherId)).toEqual({ state: 'viewed', balance: 5000, moves: 2 });
    expect(await redeem(code, 5000)).toMatchObject({ balance: 0 });
  });

  it('is for the till that redeemed, and for 15 minutes', async () => {
    const { code } = await buyOwnVoucher(tenant, productId);
    const { redemptionId } = made(await redeem(code, 100));
    const undo = (door: ReturnType<typeof till>) => codeOf(undoRedemption.call(door, { redemptionId }));
    expect(await undo(till('opr_b'))).toBe('not_found');
    expect(await undo(till('opr_a', new Date(NOW.getTime() + 15 * MINUTE + 1)))).toBe('not_available');
    expect(await undo(till('opr_a', new Date(NOW.getTime() + 15 * MINUTE)))).toBe('ok');
  });

  it('of another tenant’s redemption is not found', async () => {
    const { code } = await buyOwnVoucher(tenant, productId);
    const { redemptionId } = made(await redeem(code, 100));
    const other = await makeTenant();
    const missing = await outcomeOf(undoRedemption.call(asKey(other), { redemptionId: 'rdm_none' }));
    expect(await outcomeOf(undoRedemption.call(asKey(other), { redemptionId }))).toEqual(missing);
  });
});

describe('expiry', () => {
  const lastDay = async (voucherId: string, day: string) => {
    const owner = ownerSql();
    await owner`update vouchers set expires_on = ${day} where tenant_id = ${tenant.id} and id = ${voucherId}`;
    await owner.end();
  };

  it('ends a voucher after its last day where the tenant is, with what was left', async () => {
    const { code, voucherId } = await buyOwnVoucher(tenant, productId);
    await redeem(code, 2000);
    await lastDay(voucherId, '2026-06-01');
    const evening = new Date('2026-06-01T21:59:59Z');
    expect(reasonOf(await redeem(code, 100, { door: till('opr_a', evening) }))).toBe('ok');
    const midnightInBerlin = new Date('2026-06-01T22:00:00Z');
    expect(await redeem(code, 100, { door: till('opr_a', midnightInBerlin) })).toMatchObject({
      refused: 'expired',
    });
    expect(await expireLapsed.call(asOwner(tenant, evening), {})).toEqual({ expired: 0 });
    expect(await expireLapsed.call(asOwner(tenant, midnightInBerlin), {})).toEqual({ expired: 1 });
    expect(await stateOf(voucherId)).toEqual({ state: 'expired', balance: 0, moves: 3 });
    expect(await expireLapsed.call(asOwner(tenant, midnightInBerlin), {})).toEqual({ expired: 0 });
  });

  it('and a redemption at the same moment have one winner, 24 times', async () => {
    const winners: string[] = [];
    for (let i = 0; i < 24; i += 1) {
      const { code, voucherId } = await buyOwnVoucher(tenant, productId);
      await lastDay(voucherId, '2026-06-01');
      const after = new Date('2026-06-02T08:00:00Z');
      const [redeemed] = await Promise.all([
        redeem(code, 5000),
        expireLapsed.call(asOwner(tenant, after), {}),
      ]);
      await expireLapsed.call(asOwner(tenant, after), {});
      const { state, moves } = await stateOf(voucherId);
      expect(moves).toBe(1);
      expect(state).toBe(reasonOf(redeemed) === 'ok' ? 'redeemed' : 'expired');
      winners.push(state ?? '');
    }
    expect(winners).toHaveLength(24);
  });
});

it('what was spent is known to whoever wants to give money back', async () => {
  const [used, fresh] = [await buyOwnVoucher(tenant, productId), await buyOwnVoucher(tenant, productId)];
  await redeem(used.code, 300);
  const { inVerb } = await import('#tests/proof-verb.ts');
  const spent = await inVerb(asPlatform(tenant), (ctx) => spentOf(ctx, [used.voucherId, fresh.voucherId]));
  expect([...spent]).toEqual([[used.voucherId, 300n]]);
});

it('every refusal is a sentence that says what to do', () => {
  const { message, params } = refusalOf({ refused: 'too_much', balance: 5, currency: 'EUR' }) ?? {};
  expect(message).toMatch(/Take at most/);
  expect(params).toEqual({ reason: 'too_much', balance: 5, currency: 'EUR' });
  expect(refusalOf({ balance: 5 })).toBeNull();
});
