import { assert } from './assert.ts';

/** An amount for the outside: a JSON number that is exact, since every amount is below 2^53. */
export function plain(amount: bigint): number {
  const value = Number(amount);
  assert(Number.isSafeInteger(value), 'amount outside the exact range of JSON numbers');
  return value;
}
