import { expect, it } from 'vitest';
import { changesOf } from './changes.ts';

it('names only what differs between before and after, and what was noted besides', () => {
  const detail = {
    before: { a: 1, b: 'x', gone: true },
    after: { a: 1, b: 'y', next: [2] },
    reason: 'Because',
  };
  expect(changesOf(detail)).toEqual([
    { field: 'b', before: 'x', after: 'y' },
    { field: 'gone', before: 'true', after: null },
    { field: 'next', before: null, after: '[2]' },
    { field: 'reason', before: null, after: 'Because' },
  ]);
});

it('takes plain values, nothing and a missing half as they are', () => {
  expect(changesOf({ before: null, after: { points: 5 } })).toEqual([
    { field: 'points', before: null, after: '5' },
  ]);
  expect(changesOf({ before: 'a.example.com', after: 'b.example.com' })).toEqual([
    { field: 'value', before: 'a.example.com', after: 'b.example.com' },
  ]);
  expect(changesOf({ after: 'x' })).toEqual([{ field: 'after', before: null, after: 'x' }]);
  expect(changesOf({})).toEqual([]);
});

it('keeps a bound on fields and on their length', () => {
  const many = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`f${i}`, 'x'.repeat(1000)]));
  const changes = changesOf(many);
  expect(changes).toHaveLength(40);
  expect(changes[0]?.after).toHaveLength(300);
});
