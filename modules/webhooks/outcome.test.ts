import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTrouble, judge, standingAfter } from './outcome.ts';
import { nextAttemptAt } from './schedule.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const attempt = (status: number | null, over: object = {}) => ({
  deliveryId: 'whd_x',
  attempt: 1,
  status,
  tookMs: 10,
  excerpt: '',
  ...over,
});

describe('an attempt', () => {
  it('has sent the delivery with any 2xx and with nothing else', () => {
    const sent = [200, 201, 204, 299];
    const not = [100, 199, 300, 301, 400, 410, 429, 500, 503, null];
    expect(sent.map((s) => judge(attempt(s), NOW).state)).toEqual(sent.map(() => 'sent'));
    expect(not.map((s) => judge(attempt(s), NOW).state)).toEqual(not.map(() => 'waiting'));
    expect(judge(attempt(500, { attempt: 10 }), NOW)).toMatchObject({ state: 'failed', nextAttemptAt: null });
  });

  it('is trouble when it failed or took long', () => {
    expect(
      [attempt(204), attempt(500), attempt(null), attempt(204, { tookMs: 2_001 })].map(isTrouble),
    ).toEqual([false, true, true, true]);
  });
});

it('the next attempt is never early and at most a tenth late, and not the same for all', () => {
  const delay = (id: string, attempts: number) =>
    (nextAttemptAt(id, attempts, NOW)?.getTime() ?? 0) - NOW.getTime();
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      expect(delay(id, 2)).toBeGreaterThanOrEqual(300_000);
      expect(delay(id, 2)).toBeLessThanOrEqual(330_000);
    }),
  );
  expect(new Set(['a', 'b', 'c', 'd'].map((id) => delay(id, 2))).size).toBe(4);
});

describe('the standing of an endpoint', () => {
  const before = new Date(NOW.getTime() - 86_400_000);
  it('counts from the first failure after the last success', () => {
    expect(standingAfter(null, [], NOW)).toEqual({ failingSince: null, cause: null });
    expect(standingAfter(before, [], NOW)).toEqual({ failingSince: before, cause: null });
    expect(standingAfter(before, [attempt(500)], NOW)).toEqual({ failingSince: before, cause: null });
    expect(standingAfter(null, [attempt(204), attempt(500)], NOW)).toEqual({
      failingSince: NOW,
      cause: null,
    });
    expect(standingAfter(before, [attempt(500), attempt(204)], NOW)).toEqual({
      failingSince: null,
      cause: null,
    });
  });

  it('ends with 410 at once and with five days of failure', () => {
    const days = (n: number) => new Date(NOW.getTime() - n * 86_400_000);
    expect(standingAfter(null, [attempt(204), attempt(410)], NOW).cause).toBe('gone');
    expect(standingAfter(days(4.99), [attempt(500)], NOW).cause).toBe(null);
    expect(standingAfter(days(5), [attempt(500)], NOW).cause).toBe('failing');
  });
});
