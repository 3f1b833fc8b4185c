import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApiProcess } from '#tests/crash/api-process.ts';
import { type ClientLog, sendOrder } from '#tests/crash/client-log.ts';
import { openShop, orderOf, type Shop } from '#tests/crash/load.ts';
import type { Child } from '#tests/crash/process.ts';
import { startWorkerProcess } from '#tests/crash/worker-process.ts';
import { lookingSql } from '#tests/factories.ts';
import { type SlowMail, slowMail } from './slow-mail.ts';

let mail: SlowMail;
let shop: Shop;
const started: Child[] = [];
beforeAll(async () => {
  mail = await slowMail();
  shop = await openShop(10);
});
afterAll(async () => {
  for (const child of started) child.kill();
  await Promise.all(started.map((child) => child.ended));
  await mail.close();
});
const worker = async () => {
  const child = await startWorkerProcess({ SMTP_URL: mail.smtpUrl });
  started.push(child);
  return child;
};
async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 20_000; !(await holds()); await sleep(50)) {
    if (Date.now() > end) throw new Error(`${what}: did not come about`);
  }
}
type Job = { id: string; attempts: number; lockedBy: string | null };
const jobs = async () => [
  ...(await lookingSql()<Job[]>`
    select id::text, attempts::int, locked_by as "lockedBy" from graphile_worker._private_jobs order by id`),
];
/** As if everybody but this worker had been silent for an hour. */
async function letLeaseEnd(of: string): Promise<void> {
  await lookingSql()`
    update worker_leases set seen_at = seen_at - interval '1 hour' where worker_id = ${of}`;
  await lookingSql()`
    update graphile_worker._private_jobs set locked_at = locked_at - interval '1 hour' where locked_by = ${of}`;
}

it('a worker that stood still past its lease: another one does its job, and its late completion harms nothing', {
  timeout: 90_000,
}, async () => {
  const api = await startApiProcess({});
  started.push(api);
  const order = (key: string) =>
    sendOrder(new Map() as ClientLog, api.port, { key, ...orderOf(shop, key, 0), outcome: 'unknown' });
  const stale = await worker();
  mail.hold();
  await order('held');
  await until('the letter is under way', async () => mail.waiting() === 1);
  const [held] = await jobs();
  expect(held).toMatchObject({ attempts: 1 });
  process.kill(stale.pid, 'SIGSTOP');

  const fresh = await worker();
  await sleep(500);
  expect(await jobs(), 'within the lease the job stays its own').toEqual([held]);
  await letLeaseEnd(held?.lockedBy ?? '');
  await until('another worker has the job', async () => {
    const [job] = await jobs();
    return job?.lockedBy !== null && job?.lockedBy !== held?.lockedBy && mail.waiting() === 2;
  });
  process.kill(fresh.pid, 'SIGSTOP');
  mail.release(0);
  process.kill(stale.pid, 'SIGCONT');
  await until('the stale worker has finished', async () => mail.delivered().length === 1);
  process.kill(fresh.pid, 'SIGCONT');
  mail.release(1);
  await until('both are through', async () => mail.delivered().length === 2 && (await jobs()).length === 0);
  expect(new Set(mail.delivered()).size, 'two deliveries of one letter').toBe(1);

  mail.open();
  await order('next');
  await until('both go on with other work', async () => mail.delivered().length === 3);
  await sleep(300);
  expect(await jobs()).toEqual([]);
  expect(new Set(mail.delivered()).size).toBe(2);
});
