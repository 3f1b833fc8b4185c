import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyHash, idempotencyKeySchema } from './idempotency.ts';

function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([k, v]) => [k, shuffled(v)] as const)
      .reverse(),
  );
}

describe('the hash of a body', () => {
  it('does not depend on the order of its fields', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        expect(bodyHash(shuffled(body))).toEqual(bodyHash(body));
      }),
    );
  });

  it('differs when anything in it differs', () => {
    const bodies = [
      {},
      [],
      null,
      '',
      'a',
      0,
      1,
      1n,
      '1',
      true,
      { a: 1 },
      { a: 1n },
      { a: '1' },
      { a: [1] },
      { a: { b: 1 } },
      { b: { a: 1 } },
      [1, 2],
      [2, 1],
      [[1], 2],
      { a: null },
      { 'a":1,"b': 2 },
      { a: 1, b: 2 },
      new Date(0),
      new Date(1),
      [{ a: 1 }, { b: 1 }],
      [{ a: 1, b: 1 }],
    ];
    expect(new Set(bodies.map((b) => bodyHash(b).toString('hex'))).size).toBe(bodies.length);
  });

  it('takes a field that is not given and one that is undefined for the same', () => {
    expect(bodyHash({ a: 1, b: undefined })).toEqual(bodyHash({ a: 1 }));
  });
});

it('a key is printable ASCII of 1 to 255 characters', () => {
  const good = ['a', 'k'.repeat(255), '8e03978e-40d5-43e8-bc93-6894a57f9324', '~!@'];
  const bad = ['', 'k'.repeat(256), 'a b', 'a\n', 'é', '\u0000', '🍇'];
  expect(good.map((k) => idempotencyKeySchema.safeParse(k).success)).toEqual(good.map(() => true));
  expect(bad.map((k) => idempotencyKeySchema.safeParse(k).success)).toEqual(bad.map(() => false));
});
