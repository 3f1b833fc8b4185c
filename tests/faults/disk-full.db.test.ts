import { spawnSync } from 'node:child_process';
import { cpSync, lchownSync, lstatSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { type ApiProcess, startApiProcess } from '#tests/crash/api-process.ts';
import { type ClientLog, outcomes, settle } from '#tests/crash/client-log.ts';
import { type Cluster, makeCluster, switchDatabase } from '#tests/crash/cluster.ts';
import { CLEAN, judge } from '#tests/crash/judge.ts';
import { openShop, type Shop, startLoad } from '#tests/crash/load.ts';
import { ownerSql } from '#tests/factories.ts';
import { oracle } from '#tests/oracle.ts';
import { CAN_MOUNT, limitedFiles, smallDisk, type Volume } from './volume.ts';

const HOW = CAN_MOUNT ? 'a full disk' : 'files that may not grow (nothing can be mounted here)';
let api: ApiProcess | undefined;
const clusters: Cluster[] = [];
const volumes: Volume[] = [];
afterAll(async () => {
  api?.kill();
  await api?.ended;
  for (const cluster of clusters) await cluster.remove();
  for (const volume of volumes) {
    volume.remove();
    rmSync(walBeside(volume), { recursive: true, force: true });
  }
});

/** Moves the write-ahead log elsewhere, as an installation with two disks has it. */
async function moveWal(of: Cluster, to: string): Promise<void> {
  const wal = join(of.dataDir, 'pg_wal');
  const { uid, gid } = lstatSync(of.dataDir);
  await of.stop();
  mkdirSync(to, { recursive: true });
  cpSync(wal, to, { recursive: true, preserveTimestamps: true });
  spawnSync('chown', ['-R', `${uid}:${gid}`, to]);
  rmSync(wal, { recursive: true });
  symlinkSync(to, wal);
  lchownSync(wal, uid, gid);
  await of.start();
}

const walBeside = (volume: Volume) => `${volume.folder}-wal`;

/** A server of which one of its two disks can be full. */
async function serverOn(which: 'data' | 'wal'): Promise<{ cluster: Cluster; volume: Volume }> {
  const settings = ["max_wal_size = '48MB'", "min_wal_size = '32MB'"];
  const volume: Volume = CAN_MOUNT
    ? smallDisk(`disk-${which}`, which === 'data' ? '160m' : '128m')
    : limitedFiles(`disk-${which}`, () => cluster.dataDir);
  volumes.push(volume);
  const onDisk = CAN_MOUNT && which === 'data';
  const cluster: Cluster = await (onDisk
    ? makeCluster(`full-${which}`, settings, join(volume.folder, 'data'))
    : makeCluster(`full-${which}`, settings));
  clusters.push(cluster);
  // Two disks, of which one is filled: the log lies on the other one than the data.
  if (which === 'wal') await moveWal(cluster, join(volume.folder, 'wal'));
  else if (CAN_MOUNT) await moveWal(cluster, walBeside(volume));
  return { cluster, volume };
}

/** What fills a log's disk in practice: a replica that is behind, and somebody who writes much. */
async function writeMuch(): Promise<void> {
  const owner = ownerSql();
  await owner`
    select pg_create_physical_replication_slot('behind', true)
     where not exists (select 1 from pg_replication_slots where slot_name = 'behind')`.catch(() => {});
  await owner`select pg_logical_emit_message(false, 'test', repeat('x', 1000000)) from generate_series(1, 8)`.catch(
    () => {},
  );
  await owner.end({ timeout: 1 });
}

it.each(['data', 'wal'] as const)(
  `${HOW} under the %s: nothing more is acknowledged, nothing breaks, and service returns with the space`,
  {
    timeout: 180_000,
  },
  async (which) => {
    const { cluster, volume } = await serverOn(which);
    await switchDatabase(cluster.url);
    api?.kill();
    await api?.ended;
    api = await startApiProcess({ API_RATE_PER_MINUTE: '1000000' });
    const { port } = api;
    const shop = await openShop(4_000);
    const tenants = [shop.rich.tenant.id, shop.poor.tenant.id];
    const log: ClientLog = new Map();
    await startLoad(shop, log, { name: 'before', port: () => port, clients: 8, most: 5 }).done;
    expect(outcomes(log).unknown, 'while there is space').toBe(0);

    volume.fill();
    await untilNothingPasses(shop, log, port);
    volume.free();
    await cluster.start();
    expect(await settle(log, port)).toBeGreaterThan(0);
    const owner = ownerSql();
    expect(await judge(owner, tenants, log)).toEqual(CLEAN);
    await owner.end();
    expect(await oracle(cluster.url)).toEqual([]);
    await untilAllPasses(shop, port);
  },
);

/** Loads it in rounds until one is served whole; the pool may meet broken connections before. */
async function untilAllPasses(shop: Shop, port: number): Promise<void> {
  for (let round = 1; round <= 20; round++) {
    const mine: ClientLog = new Map();
    await startLoad(shop, mine, { name: `after${round}`, port: () => port, clients: 8, most: 5 }).done;
    if (outcomes(mine).unknown === 0) return;
    await sleep(200);
  }
  throw new Error('There is space again, and orders still fail.');
}

/** Loads it in rounds until one has no acknowledged order; what still fits into half-full pages may pass before. */
async function untilNothingPasses(shop: Shop, log: ClientLog, port: number): Promise<void> {
  for (let round = 1; round <= 60; round++) {
    const mine: ClientLog = new Map();
    await writeMuch();
    await startLoad(shop, mine, { name: `full${round}`, port: () => port, clients: 8, most: 6 }).done;
    for (const [key, entry] of mine) log.set(key, entry);
    if (outcomes(mine).acknowledged === 0) return;
    await sleep(20);
  }
  throw new Error('Orders pass although there is no space.');
}
