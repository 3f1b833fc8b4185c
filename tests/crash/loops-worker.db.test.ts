import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lookingSql } from '#tests/factories.ts';
import { nightly } from '#tests/nightly.ts';
import { type ApiProcess, startApiProcess } from './api-process.ts';
import { countLetters, type LetterCounter } from './letter-counter.ts';
import { openShop, type Shop } from './load.ts';
import { killLoops } from './loops.ts';
import type { Child } from './process.ts';
import { startWorkerProcess } from './worker-process.ts';

const [LOOPS, MOST] = [nightly ? 33 : 12, 3];
let letters: LetterCounter;
let shop: Shop;
let api: ApiProcess;
let worker: Child;
const start = () => startWorkerProcess({ SMTP_URL: letters.smtpUrl });

beforeAll(async () => {
  letters = await countLetters();
  shop = await openShop(LOOPS * 16 * MOST);
  [api, worker] = await Promise.all([startApiProcess({ API_RATE_PER_MINUTE: '1000000' }), start()]);
});
afterAll(async () => {
  api.kill();
  worker.kill();
  await Promise.all([api.ended, worker.ended]);
  await letters.close();
});

/** Waits until no event and no job is left; the jobs of the worker that died last come free after its lease. */
async function untilAllDone(): Promise<void> {
  const owner = lookingSql();
  for (const until = Date.now() + 90_000; ; await sleep(200)) {
    const [left] = await owner<{ events: number; jobs: number }[]>`
      select (select count(*)::int from outbox) as events,
             (select count(*)::int from graphile_worker._private_jobs) as jobs`;
    if (left?.events === 0 && left.jobs === 0) return;
    if (Date.now() > until) throw new Error(`${left?.events} events and ${left?.jobs} jobs are left.`);
  }
}

it(`kill -9 of the worker ${LOOPS} times under 16 clients: each order's letter is sent at least once, under one id`, {
  timeout: 300_000,
}, async () => {
  const kill = async () => {
    worker.kill();
    await worker.ended;
    worker = await start();
  };
  const log = await killLoops({ count: LOOPS, shop, port: () => api.port, kill, most: MOST });
  await untilAllDone();
  const expected = [...log.values()].flatMap((e) =>
    e.outcome === 'acknowledged' ? [`${e.orderId}@damson.invalid`] : [],
  );
  expect(expected.length).toBeGreaterThan(LOOPS * 16);
  expect([...letters.seen.keys()].sort()).toEqual(expected.sort());
  const sent = [...letters.seen.values()].reduce((sum, n) => sum + n, 0);
  console.log(`${expected.length} letters, ${sent - expected.length} of them sent again after a kill`);
});
