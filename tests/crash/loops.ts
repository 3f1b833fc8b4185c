import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { ownerSql } from '#tests/factories.ts';
import { oracle } from '#tests/oracle.ts';
import { type ClientLog, outcomes, settle } from './client-log.ts';
import { CLEAN, judge } from './judge.ts';
import { POOR_ORDERS, randomFrom, type Shop, startLoad } from './load.ts';

type Loops = {
  count: number;
  shop: Shop;
  port: () => number;
  /** Kills the victim with SIGKILL and answers once it is up again. */
  kill: () => Promise<void>;
  /** Orders that each of the sixteen clients sends in one loop at most. */
  most: number;
};

/**
 * Kills one process again and again under sixteen clients. After each kill every unknown outcome is asked for under its
 * own key, then what clients were told is compared with what the database has.
 */
export async function killLoops({ count, shop, port, kill, most }: Loops): Promise<ClientLog> {
  const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
  const random = randomFrom(seed);
  const log: ClientLog = new Map();
  const tenants = [shop.rich.tenant.id, shop.poor.tenant.id];
  let interrupted = 0;
  for (let loop = 1; loop <= count; loop++) {
    const at = `loop ${loop} of ${count}, SEED=${seed}`;
    const load = startLoad(shop, log, { name: `l${loop}`, port, most });
    await sleep(100 + random() * 400);
    const up = kill();
    await load.stop();
    await up;
    interrupted += await settle(log, port());
    const owner = ownerSql();
    expect(await judge(owner, tenants, log), at).toEqual(CLEAN);
    await owner.end();
    if (loop % 5 === 0) expect(await oracle(process.env['DATABASE_URL'] ?? ''), at).toEqual([]);
  }
  const poor = [...log.values()].filter((e) => e.secret === shop.poor.secret);
  expect(poor.filter((e) => e.outcome === 'acknowledged')).toHaveLength(POOR_ORDERS);
  const { acknowledged, refused, unknown } = outcomes(log);
  console.log(
    `${count} kills, SEED=${seed}: ${acknowledged} acknowledged, ${refused} refused, ${interrupted} were unknown, ${unknown} still are`,
  );
  return log;
}
