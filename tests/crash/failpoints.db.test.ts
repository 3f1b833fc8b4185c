import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { FAILPOINTS } from '#lib/failpoint.ts';
import { lookingSql, ownerSql } from '#tests/factories.ts';
import { oracle } from '#tests/oracle.ts';
import { linesWith, sources } from '#tests/source.ts';
import { startApiProcess } from './api-process.ts';
import { type ClientLog, sendOrder, settle } from './client-log.ts';
import { CLEAN, judge } from './judge.ts';
import { countLetters, type LetterCounter } from './letter-counter.ts';
import { openShop, orderOf, type Shop } from './load.ts';
import { type Child, startProcess } from './process.ts';
import { TRIED } from './tried.ts';
import { startWorkerProcess } from './worker-process.ts';

const rates = { API_RATE_PER_MINUTE: '1000000' };
const failing = (name: string) => ({ NODE_ENV: 'test', DAMSON_FAILPOINT: name });
const log: ClientLog = new Map();
const started: Child[] = [];
let letters: LetterCounter;
let shop: Shop;
beforeAll(async () => {
  letters = await countLetters();
  shop = await openShop(60);
});
afterEach(async () => {
  for (const child of started.splice(0)) {
    child.kill();
    await child.ended;
  }
});
afterAll(() => letters.close());

async function api(env: Record<string, string> = {}) {
  const child = await startApiProcess({ ...rates, ...env });
  started.push(child);
  return child;
}
async function worker(env: Record<string, string> = {}) {
  const child = await startWorkerProcess({ SMTP_URL: letters.smtpUrl, ...env });
  started.push(child);
  return child;
}
/** So many orders under keys of one name; answers how each ended. */
async function orders(port: number, name: string, count: number): Promise<string[]> {
  const heard: string[] = [];
  for (let n = 0; n < count; n++) {
    const key = `${name.replace(':', '-')}-${n}`;
    heard.push((await sendOrder(log, port, { key, ...orderOf(shop, key, 0), outcome: 'unknown' })).outcome);
  }
  return heard;
}
async function verdict() {
  expect(await oracle(process.env['DATABASE_URL'] ?? '')).toEqual([]);
  return judge(lookingSql(), [shop.rich.tenant.id, shop.poor.tenant.id], log);
}

describe('a crash of the API', () => {
  it.each(TRIED.order)('at %s: the order exists once after it is asked for again, twice', async (name) => {
    const passing = Number(name.split(':')[1]);
    const dying = await api(failing(name));
    expect(await orders(dying.port, name, passing)).toEqual([
      ...Array(passing - 1).fill('acknowledged'),
      'unknown',
    ]);
    await dying.ended;
    const done = name.startsWith('after_commit') ? 1 : 0;
    expect((await verdict()).unheard, 'orders that nobody was told of').toHaveLength(done);
    const { port } = await api();
    expect(await settle(log, port)).toBe(1);
    expect(await verdict()).toEqual(CLEAN);
    const before = [...log.values()];
    for (const entry of before) await sendOrder(log, port, { ...entry, outcome: 'unknown' } as never);
    expect([...log.values()], 'asked once more, each answers the same').toEqual(before);
    expect(await verdict()).toEqual(CLEAN);
  });

  it('never happens in production, whatever the environment says', async () => {
    const { port } = await api({ DAMSON_FAILPOINT: 'key_claimed' });
    expect(await orders(port, 'control', 3)).toEqual(Array(3).fill('acknowledged'));
  });
});

describe('a crash of the worker', () => {
  const left = async () => {
    const [row] = await lookingSql()<{ events: number; jobs: number }[]>`
      select (select count(*)::int from outbox) as events,
             (select count(*)::int from graphile_worker._private_jobs) as jobs`;
    return row ?? { events: 0, jobs: 0 };
  };
  const untilDone = async () => {
    for (const until = Date.now() + 30_000; Date.now() < until; await sleep(50)) {
      const { events, jobs } = await left();
      if (events + jobs === 0) return;
    }
    expect(await left()).toEqual({ events: 0, jobs: 0 });
  };
  /** As if the dead worker had been silent for an hour. */
  const letTimePass = async () => {
    await lookingSql()`update worker_leases set seen_at = seen_at - interval '1 hour'`;
    await lookingSql()`update graphile_worker._private_jobs set locked_at = locked_at - interval '1 hour'`;
  };

  it.each(TRIED.worker)('at %s: every letter is sent, under one id for its order', async (name) => {
    const { port } = await api();
    const before = await worker();
    await untilDone();
    before.kill();
    await before.ended;
    letters.seen.clear();
    await orders(port, name, 3);
    const { events } = await left();
    const dying = await worker(failing(name));
    await dying.ended;
    if (name === 'outbox_claimed') expect(await left(), 'nothing was taken').toEqual({ events, jobs: 0 });
    else
      expect([letters.seen.size > 0, (await left()).jobs > 0], 'sent and not marked').toEqual([true, true]);
    await letTimePass();
    await worker();
    await untilDone();
    const placed = [...log].filter(([key]) => key.startsWith(name)).map(([, e]) => e);
    expect([...letters.seen.keys()].sort()).toEqual(
      placed.map((e) => (e.outcome === 'acknowledged' ? `${e.orderId}@damson.invalid` : e.key)).sort(),
    );
    expect(await verdict()).toEqual(CLEAN);
  });
});

describe('a crash of the migration', () => {
  it.each(TRIED.migration)('at %s: running it again, twice, ends where an undisturbed one ends', async () => {
    const owner = ownerSql();
    const name = `${new URL(process.env['DATABASE_URL'] ?? '').pathname.slice(1)}_crash`;
    await owner.unsafe(`create database ${name}`);
    const url = new URL(process.env['DATABASE_URL'] ?? '');
    url.pathname = `/${name}`;
    const migrate = (env: Record<string, string>) =>
      startProcess({
        script: 'scripts/migrate.ts',
        ready: 'at this version',
        env: { DATABASE_URL: url.toString(), ...env },
      }).then((child) => child.ended);
    await expect(migrate(failing('migration_mid_way'))).rejects.toThrow('did not start');
    const there = postgres(url.toString(), { max: 1, onnotice: () => {} });
    expect(await forced(there), 'no table is guarded yet').toEqual([]);
    await migrate({});
    await migrate({});
    expect(await forced(there)).toEqual(await forced(owner));
    expect((await forced(owner)).length).toBeGreaterThan(20);
    await there.end();
    await owner.unsafe(`drop database ${name} with (force)`);
    await owner.end();
  });

  async function forced(sql: ReturnType<typeof postgres>): Promise<string[]> {
    const rows = await sql<{ name: string }[]>`
      select relname as name from pg_class where relforcerowsecurity and relnamespace = 'public'::regnamespace order by 1`;
    return rows.map((r) => r.name);
  }
});

it('is tried at every failpoint that the code has', async () => {
  const placed = linesWith(await sources(), /^\s.*failpoint\('\w+'\)/)
    .filter((line) => !line.startsWith('tests/'))
    .map((line) => /failpoint\('(\w+)'\)/.exec(line)?.[1] ?? '');
  const tried = Object.values(TRIED).flatMap((names) => names.map((name) => name.split(':')[0] ?? ''));
  expect([...new Set(placed)].sort()).toEqual([...new Set(tried)].sort());
  expect(Object.keys(FAILPOINTS)).toHaveLength(18);
});
