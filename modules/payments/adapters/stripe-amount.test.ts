import { expect, test } from 'vitest';
import { fromStripe, toStripe } from './stripe-amount.ts';

test('amounts are counted as Stripe counts them, there and back', () => {
  const cases: [string, bigint, number][] = [
    ['EUR', 1234n, 1234],
    ['JPY', 500n, 500],
    ['ISK', 500n, 50000],
    ['UGX', 7n, 700],
    ['MGA', 500n, 5],
    ['KWD', 1230n, 1230],
  ];
  for (const [currency, ours, theirs] of cases) {
    expect(toStripe(ours, currency), currency).toBe(theirs);
    expect(fromStripe(theirs, currency), currency).toBe(ours);
  }
});

test('an amount that Stripe does not have is none', () => {
  expect(toStripe(501n, 'MGA')).toBeNull();
  expect(toStripe(1234n, 'KWD')).toBeNull();
});
