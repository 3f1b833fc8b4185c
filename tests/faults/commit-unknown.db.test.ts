import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ApiProcess, startApiProcess } from '#tests/crash/api-process.ts';
import { type ClientLog, sendOrder, settle } from '#tests/crash/client-log.ts';
import { CLEAN, judge } from '#tests/crash/judge.ts';
import { openShop, orderOf, type Shop } from '#tests/crash/load.ts';
import { startWireProxy, type WireProxy } from '#tests/crash/wire-proxy.ts';
import { lookingSql } from '#tests/factories.ts';

const ROUNDS = 5;
let proxy: WireProxy;
let api: ApiProcess;
let shop: Shop;
beforeAll(async () => {
  const url = new URL(process.env['APP_DATABASE_URL'] ?? '');
  proxy = await startWireProxy({ host: url.hostname, port: Number(url.port) });
  url.port = String(proxy.port);
  shop = await openShop(ROUNDS + 1);
  api = await startApiProcess({ APP_DATABASE_URL: url.toString(), DATABASE_POOL: '1' });
});
afterAll(async () => {
  api.kill();
  await api.ended;
  await proxy.close();
});
const verdict = (log: ClientLog) => judge(lookingSql(), [shop.rich.tenant.id], log);

it('a line that breaks between COMMIT and its answer: nobody is told a lie, and the same key gets the one order', async () => {
  const log: ClientLog = new Map();
  const order = (n: number) => {
    const key = `commit-${n}`;
    return sendOrder(log, api.port, { key, ...orderOf(shop, key, 0), outcome: 'unknown' });
  };
  expect((await order(0)).outcome, 'while the line holds').toBe('acknowledged');
  for (let n = 1; n <= ROUNDS; n++) {
    let cut = 0;
    proxy.arm({ at: 1, when: 'after a commit', strike: () => (cut += 1) });
    expect((await order(n)).outcome).toBe('unknown');
    expect(cut, 'commits whose answer was lost').toBe(1);
    expect((await verdict(log)).unheard, 'committed, and nobody was told').toHaveLength(1);
    proxy.arm();
    expect(await settle(log, api.port)).toBe(1);
    expect(await verdict(log)).toEqual(CLEAN);
  }
});
