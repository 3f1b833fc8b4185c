import { expect, it } from 'vitest';
import { NOW } from '#tests/factories.ts';
import { atOnce, codeOf, tally } from '#tests/outcome.ts';
import { takeAllowance } from './rate-limit.ts';

const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const take = (key: string, limit: number, now = NOW, lease = 1) =>
  codeOf(takeAllowance({ key, limit, windowSeconds: 60, lease }, now));

it('of 60 at once exactly as many pass as the limit says', async () => {
  expect(tally(await atOnce(60, () => take('a', 25)))).toEqual({ ok: 25, rate_limited: 35 });
});

it('a burst below the limit passes whole, however many are leased at a time', async () => {
  expect(tally(await atOnce(400, () => take('b', 500, NOW, 50)))).toEqual({ ok: 400 });
});

it('leases never let more pass than the limit', async () => {
  expect(tally(await atOnce(200, () => take('c', 75, NOW, 50)))).toEqual({ ok: 75, rate_limited: 125 });
});

it('the next window starts anew, and another key has its own', async () => {
  expect([await take('d', 1), await take('d', 1), await take('e', 1)]).toEqual(['ok', 'rate_limited', 'ok']);
  expect([await take('d', 1, later(59)), await take('d', 1, later(60))]).toEqual(['rate_limited', 'ok']);
});

it('says how long to wait', async () => {
  await take('f', 1);
  const refusal = await takeAllowance({ key: 'f', limit: 1, windowSeconds: 60 }, later(50)).catch(
    (error: unknown) => error,
  );
  expect(refusal).toMatchObject({ code: 'rate_limited', retryAfterSeconds: 10 });
});
