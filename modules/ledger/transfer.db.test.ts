import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#lib/id.ts';
import { MAX_AMOUNT } from '#lib/money.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { asPlatform, makeTenant, rowsOf } from '#tests/factories.ts';
import { atOnce } from '#tests/outcome.ts';
import { inVerb } from '#tests/proof-verb.ts';
import { balanceOf, capture, hold, type NewTransfer, release, transfer } from './index.ts';

let tenant: TenantRef;
beforeAll(async () => {
  tenant = await makeTenant({ funds: 0 });
});

const wallet = (ownerId = newId('member')) => ({ kind: 'wallet', ownerId, currency: 'PTS' }) as const;
const program = { kind: 'program', currency: 'PTS' } as const;
const expired = { kind: 'breakage', currency: 'PTS' } as const;
const move = (over: Partial<NewTransfer>): NewTransfer => ({
  debit: { kind: 'issuance', currency: 'PTS' },
  credit: program,
  amount: 100n,
  code: 'fund',
  reference: newId('request'),
  ...over,
});
const run = <T>(work: Parameters<typeof inVerb<T>>[1]) => inVerb(asPlatform(tenant), work);
async function funded(amount: bigint) {
  const key = wallet();
  await run((ctx) => transfer(ctx, move({ credit: key, amount })));
  return key;
}
const left = (key: ReturnType<typeof wallet>) => run((ctx) => balanceOf(ctx, key));

describe('a transfer', () => {
  it('moves the amount from one account to the other', async () => {
    const from = await funded(100n);
    expect(
      await run((ctx) => transfer(ctx, move({ debit: from, credit: expired, amount: 30n, code: 'expire' }))),
    ).toMatch(/^trf_/);
    expect(await left(from)).toEqual({ available: 70n, held: 0n });
  });

  it('beyond the balance is refused and writes nothing', async () => {
    const from = await funded(100n);
    const before = await rowsOf(tenant, 'transfers');
    expect(
      await run((ctx) => transfer(ctx, move({ debit: from, credit: expired, amount: 101n }))),
    ).toBeNull();
    expect(await rowsOf(tenant, 'transfers')).toBe(before);
    expect(await left(from)).toEqual({ available: 100n, held: 0n });
  });

  it('from an account that was never used is refused', async () => {
    expect(
      await run((ctx) => transfer(ctx, move({ debit: wallet(), credit: expired, amount: 1n }))),
    ).toBeNull();
  });

  it.each([
    ['zero', { amount: 0n }],
    ['negative', { amount: -1n }],
    ['beyond the limit', { amount: MAX_AMOUNT + 1n }],
    ['of two currencies', { credit: { kind: 'program', currency: 'EUR' } as const }],
    ['to itself', { debit: program, credit: program }],
  ])('that is %s cannot be', async (_, over) => {
    const before = await rowsOf(tenant, 'transfers');
    await expect(run((ctx) => transfer(ctx, move(over)))).rejects.toThrow('assertion failed');
    expect(await rowsOf(tenant, 'transfers')).toBe(before);
  });

  it('of the largest amount is exact', async () => {
    const key = await funded(MAX_AMOUNT);
    expect(await left(key)).toEqual({ available: MAX_AMOUNT, held: 0n });
  });
});

describe('a hold', () => {
  const held = async (key: ReturnType<typeof wallet>, amount: bigint) =>
    (await run((ctx) => hold(ctx, move({ debit: key, credit: expired, amount, code: 'expire' })))) ?? '';

  it('sets the amount aside so that it cannot be spent', async () => {
    const key = await funded(100n);
    expect(await held(key, 80n)).toMatch(/^trf_/);
    expect(await left(key)).toEqual({ available: 20n, held: 80n });
    expect(await run((ctx) => transfer(ctx, move({ debit: key, credit: expired, amount: 21n })))).toBeNull();
    expect(await held(key, 21n)).toBe('');
  });

  it('that is captured is spent, and one that is released is back', async () => {
    const key = await funded(100n);
    const [spent, back] = [await held(key, 30n), await held(key, 50n)];
    expect(await run((ctx) => capture(ctx, spent))).toMatch(/^trf_/);
    expect(await run((ctx) => release(ctx, back))).toMatch(/^trf_/);
    expect(await left(key)).toEqual({ available: 70n, held: 0n });
  });

  it.each([
    ['captured', capture],
    ['released', release],
  ])('that was %s cannot be resolved again, either way', async (_, resolve) => {
    const key = await funded(100n);
    const id = await held(key, 40n);
    expect(await run((ctx) => resolve(ctx, id))).not.toBeNull();
    const after = await left(key);
    expect(await run((ctx) => capture(ctx, id))).toBeNull();
    expect(await run((ctx) => release(ctx, id))).toBeNull();
    expect(await left(key)).toEqual(after);
  });

  it('is resolved once by 20 who capture and release it at the same time', async () => {
    const key = await funded(100n);
    const id = await held(key, 100n);
    const answers = await atOnce(20, (n) => run((ctx) => (n % 2 ? capture : release)(ctx, id)));
    expect(answers.filter((a) => a !== null)).toHaveLength(1);
    expect((await left(key)).held).toBe(0n);
  });

  it('that is unknown, posted or of another tenant resolves to nothing', async () => {
    const key = await funded(100n);
    const posted = await run((ctx) =>
      transfer(ctx, move({ debit: key, credit: expired, amount: 1n, code: 'expire' })),
    );
    const other = await makeTenant({ funds: 0 });
    const id = await held(key, 10n);
    expect(await run((ctx) => capture(ctx, newId('transfer')))).toBeNull();
    expect(await run((ctx) => capture(ctx, posted ?? ''))).toBeNull();
    expect(await inVerb(asPlatform(other), (ctx) => capture(ctx, id))).toBeNull();
    expect(await left(key)).toEqual({ available: 89n, held: 10n });
  });
});
