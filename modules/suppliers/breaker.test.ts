import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unknown } from './answers.ts';
import { HEALTHY, type Health, healthAfter, isFailure, THRESHOLD } from './breaker.ts';
import type { Lookup } from './port.ts';

const T0 = new Date('2026-06-01T12:00:00Z').getTime();
const at = (seconds: number) => new Date(T0 + seconds * 1000);
const failing = (times: number, everySeconds = 1): Health =>
  Array.from({ length: times }).reduce<Health>(
    (h, _, i) => healthAfter(h, true, at(i * everySeconds)),
    HEALTHY,
  );

describe('the breaker', () => {
  it('opens at the fifth failure in a row, and not before', () => {
    expect(failing(THRESHOLD - 1).state).toBe('closed');
    expect(failing(THRESHOLD)).toMatchObject({ state: 'open', openedUntil: at(THRESHOLD - 1 + 60) });
  });

  it('forgets failures that are further apart than its window', () => {
    expect(failing(THRESHOLD, 100).state).toBe('closed');
    expect(failing(THRESHOLD, 60).state).toBe('open');
  });

  it('stays away longer after each probe that fails, up to ten minutes, and closes at the first answer', () => {
    let health = failing(THRESHOLD);
    const pauses = Array.from({ length: 6 }, () => {
      health = healthAfter({ ...health, state: 'half_open' }, true, at(0));
      return ((health.openedUntil?.getTime() ?? 0) - T0) / 60_000;
    });
    expect(pauses).toEqual([2, 4, 8, 10, 10, 10]);
    expect(healthAfter(health, false, at(0))).toBe(HEALTHY);
  });

  it('is open only with a time until, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 900 }))), (answers) => {
        let [health, now] = [HEALTHY, 0];
        for (const [failed, seconds] of answers) {
          now += seconds;
          health = healthAfter(health, failed, at(now));
          expect(health.state === 'closed').toBe(health.openedUntil === null);
          expect(health.failures === 0).toBe(health.firstFailedAt === null);
          if (!failed) expect(health).toBe(HEALTHY);
        }
      }),
    );
  });
});

it.each<[string, Lookup, boolean]>([
  ['silence', unknown('No answer.'), true],
  ['a full queue', { kind: 'retry-after', seconds: 5, detail: 'busy' }, true],
  ['credentials that are refused', { kind: 'rejected', reason: 'credentials', detail: '401' }, true],
  ['an order that is under way', unknown('Works on it.', { accepted: true }), false],
  ['an empty shelf', { kind: 'rejected', reason: 'out_of_stock', detail: 'none' }, false],
  ['a look-up that finds nothing', { kind: 'not-found' }, false],
])('%s counts against the supplier: %#', (_, answer, counts) => {
  expect(isFailure(answer)).toBe(counts);
});
