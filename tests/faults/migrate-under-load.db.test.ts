import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrate } from '#scripts/migrate.ts';
import { type ApiProcess, startApiProcess } from '#tests/crash/api-process.ts';
import { type ClientLog, outcomes, settle } from '#tests/crash/client-log.ts';
import { CLEAN, judge } from '#tests/crash/judge.ts';
import { openShop, type Shop, startLoad } from '#tests/crash/load.ts';
import { lookingSql, ownerSql } from '#tests/factories.ts';

const [CLIENTS, MOST, MIGRATIONS] = [8, 150, 6];
let shop: Shop;
let api: ApiProcess;
beforeAll(async () => {
  shop = await openShop(CLIENTS * MOST);
  api = await startApiProcess({ API_RATE_PER_MINUTE: '1000000' });
});
afterAll(async () => {
  api.kill();
  await api.ended;
});

/** What a later version expands by, while this version serves: a column, a table and an index. */
async function expand(n: number): Promise<void> {
  const owner = ownerSql();
  await owner`set lock_timeout = '2s'`;
  for (const statement of [
    `alter table orders add column if not exists later_${n} text`,
    `create table later_${n} (tenant_id text not null, id text not null, primary key (tenant_id, id))`,
    `create index concurrently later_index_${n} on orders (tenant_id, later_${n})`,
  ]) {
    for (let tries = 1; ; tries++) {
      const failed = await owner.unsafe(statement).then(
        () => false,
        (error: { code?: string }) => {
          // A lock that is not to be had is given up, so that nobody queues behind it for long; and tried again.
          if (!['55P03', '40P01'].includes(error.code ?? '') || tries > 20) throw error;
          return true;
        },
      );
      if (!failed) break;
      await sleep(50);
    }
  }
  await owner.end();
}

it(`${MIGRATIONS} migrations while ${CLIENTS} clients order: every order is answered, and nothing is lost or done twice`, {
  timeout: 120_000,
}, async () => {
  const log: ClientLog = new Map();
  const load = startLoad(shop, log, { name: 'm', port: () => api.port, clients: CLIENTS, most: MOST });
  let migrated = 0;
  for (let n = 1; n <= MIGRATIONS; n++) {
    await sleep(200);
    await expand(n);
    await migrate(process.env['DATABASE_URL'] ?? '');
    migrated += 1;
  }
  const during = outcomes(log);
  await load.stop();
  expect(migrated).toBe(MIGRATIONS);
  expect(during.acknowledged, 'orders while it was migrated').toBeGreaterThan(50);
  expect(outcomes(log).unknown, 'orders that were not answered').toBe(0);
  await settle(log, api.port);
  expect(await judge(lookingSql(), [shop.rich.tenant.id, shop.poor.tenant.id], log)).toEqual(CLEAN);
  const [guarded] = await lookingSql()<{ n: number }[]>`
    select count(*)::int as n from pg_class where relname like 'later\\_%' and relkind = 'r' and relforcerowsecurity`;
  expect(guarded?.n, 'what is new is behind row security').toBe(MIGRATIONS);
});
