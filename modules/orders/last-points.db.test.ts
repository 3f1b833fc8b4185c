import { describe, expect, it } from 'vitest';
import { grantPoints } from '#modules/points/index.ts';
import {
  asKey,
  asMember,
  asPlatform,
  makeMember,
  makeProduct,
  makeTenant,
  orderInput,
  pointsLeft,
  rowsOf,
} from '#tests/factories.ts';
import { atOnce, codeOf, tally } from '#tests/outcome.ts';
import { place } from './place.ts';
import { quote } from './quote.ts';
import { redeem } from './redeem.ts';

process.env['DATABASE_POOL'] = '32';
const CLIENTS = 64;

/** Buys until it is refused; answers every answer it got. */
async function spend(buy: () => Promise<unknown>, goOn: () => boolean = () => false): Promise<string[]> {
  const answers: string[] = [];
  for (;;) {
    const mayGoOn = goOn();
    const answer = await codeOf(buy());
    answers.push(answer);
    if (answer !== 'ok' && !mayGoOn) return answers;
  }
}

/** A program that sells vouchers of one point each, and a member who quotes and redeems one at a time. */
async function shop(input: { points: number; funds?: number }) {
  const tenant = await makeTenant({ funds: input.funds ?? 1_000_000 });
  const product = await makeProduct(tenant, { values: [1], codes: 150 });
  const memberId = await makeMember(tenant, { points: input.points });
  const door = asMember(tenant, memberId);
  const buy = async () => {
    const { quoteId } = await quote.call(door, {
      lines: [{ listingId: product.listingId, denomination: 1 }],
    });
    return redeem.call(door, { quoteId });
  };
  return { tenant, memberId, buy };
}

describe('64 clients who spend the last 100 points', () => {
  it('spend exactly 100 of a wallet, each at its own quote', async () => {
    const { tenant, memberId, buy } = await shop({ points: 100 });
    const answers = await atOnce(CLIENTS, () => spend(buy));
    expect(tally(answers.flat())).toEqual({ ok: 100, insufficient_points: CLIENTS });
    expect(await pointsLeft(tenant, { memberId })).toBe(0n);
    expect(await pointsLeft(tenant, 'redeemed')).toBe(100n);
    expect(await rowsOf(tenant, 'vouchers')).toBe(100);
  });

  it('spend exactly 100 of the program through the API', async () => {
    const tenant = await makeTenant({ funds: 100 });
    const product = await makeProduct(tenant, { values: [1], codes: 150 });
    const body = orderInput(product, { denomination: 1 });
    const answers = await atOnce(CLIENTS, () => spend(() => place.call(asKey(tenant), body)));
    expect(tally(answers.flat())).toEqual({ ok: 100, insufficient_points: CLIENTS });
    expect(await pointsLeft(tenant, 'program')).toBe(0n);
    expect(await rowsOf(tenant, 'orders')).toBe(100);
  });

  it('spend nothing of a wallet or a program that was never used', async () => {
    const { tenant, buy, memberId } = await shop({ points: 0, funds: 0 });
    const product = await makeProduct(tenant, { values: [1], codes: 10 });
    const fromProgram = () => place.call(asKey(tenant), orderInput(product, { denomination: 1 }));
    const [wallet, program] = await Promise.all([
      atOnce(CLIENTS, () => codeOf(buy())),
      atOnce(CLIENTS, () => codeOf(fromProgram())),
    ]);
    const answers = [...wallet, ...program];
    expect(tally(answers)).toEqual({ insufficient_points: 2 * CLIENTS });
    expect((await pointsLeft(tenant, { memberId })) ?? 0n).toBe(0n);
    expect(await rowsOf(tenant, 'transfers')).toBe(0);
  });

  it('spend exactly 100 when those arrive in the middle, on a wallet that was never used', async () => {
    const { tenant, memberId, buy } = await shop({ points: 0 });
    let granted = false;
    const grant = grantPoints.call(asPlatform(tenant), {
      memberIds: [memberId],
      points: 100,
      reason: 'late',
    });
    const clients = Array.from({ length: CLIENTS }, () => spend(buy, () => !granted));
    await grant;
    granted = true;
    const answers = (await Promise.all(clients)).flat();
    expect(answers.filter((a) => a === 'ok')).toHaveLength(100);
    expect(new Set(answers)).toEqual(new Set(['ok', 'insufficient_points']));
    expect(await pointsLeft(tenant, { memberId })).toBe(0n);
  });
});
