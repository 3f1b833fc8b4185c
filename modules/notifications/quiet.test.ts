import { expect, it } from 'vitest';
import { quietUntil } from './quiet.ts';

const at = (utc: string, quiet: { from: number; until: number } | null, timeZone = 'Europe/Berlin') =>
  quietUntil(new Date(utc), { muted: [], quiet, timeZone })?.toISOString() ?? null;
const night = { from: 22 * 60, until: 7 * 60 };

it('a night is quiet on both sides of midnight, in the time zone of the member', () => {
  expect(at('2026-06-01T20:30:00Z', night)).toBe('2026-06-02T05:00:00.000Z');
  expect(at('2026-06-02T02:00:30Z', night)).toBe('2026-06-02T05:00:00.000Z');
  expect(at('2026-06-02T02:00:00Z', night, 'Asia/Tokyo')).toBeNull();
});

it('its end is not quiet any more, its beginning is', () => {
  expect(at('2026-06-02T05:00:00Z', night)).toBeNull();
  expect(at('2026-06-02T20:00:00Z', night)).toBe('2026-06-03T05:00:00.000Z');
});

it('hours within a day are quiet there alone, and no hours never', () => {
  const noon = { from: 720, until: 780 };
  expect(at('2026-06-01T10:30:00Z', noon)).toBe('2026-06-01T11:00:00.000Z');
  expect(at('2026-06-01T11:30:00Z', noon)).toBeNull();
  expect(at('2026-06-01T10:30:00Z', { from: 720, until: 720 })).toBeNull();
  expect(at('2026-06-01T22:30:00Z', null)).toBeNull();
});
