import { expect, test } from 'vitest';
import { type Known, merge, passed } from './merge.ts';
import type { Fact } from './port.ts';

const FRESH: Known = {
  state: 'created',
  capturedAmount: 0n,
  refundedAmount: 0n,
  dispute: 'none',
  failureCode: null,
  refunds: [],
};
const refund = (providerReference: string, amount: bigint, state: 'pending' | 'succeeded' | 'failed') => ({
  providerReference,
  operationId: null,
  amount,
  state,
});

function* orders<T>(items: T[]): Generator<T[]> {
  if (items.length === 0) yield [];
  for (const [i, first] of items.entries()) {
    for (const rest of orders(items.toSpliced(i, 1))) yield [first, ...rest];
  }
}

function ends(facts: Fact[]): Set<string> {
  const seen = new Set<string>();
  for (const order of orders(facts)) {
    const { refunds, ...known } = order.reduce(merge, FRESH);
    const sorted = refunds.toSorted((a, b) => (a.providerReference < b.providerReference ? -1 : 1));
    seen.add(JSON.stringify([known, sorted], (_, v) => (typeof v === 'bigint' ? `${v}n` : v)));
  }
  return seen;
}

const LIFE: Fact[] = [
  { state: 'requires_action' },
  { state: 'failed', failureCode: 'card_declined' },
  { state: 'authorised' },
  { state: 'captured', capturedAmount: 600n },
  { refunds: [refund('re_1', 200n, 'succeeded')] },
  { dispute: 'open' },
];

test('facts in all 720 orders end in the same knowledge', () => {
  expect(ends(LIFE).size).toBe(1);
});

test('facts that come twice, in all orders, change nothing', () => {
  const once = [...ends(LIFE.slice(2))];
  expect([...ends([...LIFE.slice(2), { state: 'captured', capturedAmount: 600n }])]).toEqual(once);
  expect([...ends([...LIFE.slice(2), { refunds: [refund('re_1', 200n, 'pending')] }])]).toEqual(once);
  expect([...ends([...LIFE.slice(2), { dispute: 'won' }])]).not.toEqual(once);
});

test('contradicting ends come to the same one: money that was taken counts', () => {
  const contradiction: Fact[] = [
    { state: 'cancelled' },
    { state: 'captured', capturedAmount: 100n },
    { state: 'failed', failureCode: 'expired_card' },
    { state: 'failed', failureCode: 'card_declined' },
    { refunds: [refund('re_1', 60n, 'succeeded'), refund('re_2', 60n, 'pending')] },
    { refunds: [refund('re_2', 60n, 'failed')] },
  ];
  expect(ends(contradiction).size).toBe(1);
  expect(contradiction.reduce(merge, FRESH)).toMatchObject({
    state: 'captured',
    capturedAmount: 100n,
    refundedAmount: 60n,
    failureCode: 'card_declined',
  });
});

test('never more is given back than was taken', () => {
  const known = merge(FRESH, { refunds: [refund('re_1', 500n, 'succeeded')] });
  expect(known.refundedAmount).toBe(0n);
  expect(merge(known, { state: 'captured', capturedAmount: 300n }).refundedAmount).toBe(300n);
});

test('an authorisation that nobody saw is announced before its capture', () => {
  expect(passed('created', 'captured')).toEqual(['authorised', 'captured']);
  expect(passed('authorised', 'captured')).toEqual(['captured']);
  expect(passed('created', 'failed')).toEqual(['failed']);
  expect(passed('captured', 'captured')).toEqual([]);
});
