import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiProcess, startApiProcess } from '#tests/crash/api-process.ts';
import { type ClientLog, sendOrder, settle } from '#tests/crash/client-log.ts';
import { CLEAN, judge } from '#tests/crash/judge.ts';
import { openShop, orderOf, type Shop } from '#tests/crash/load.ts';
import { startWireProxy, type WireProxy } from '#tests/crash/wire-proxy.ts';
import { lookingSql, makeProduct } from '#tests/factories.ts';

const ROUNDS = 5;
let proxy: WireProxy;
let api: ApiProcess;
let shop: Shop;
beforeAll(async () => {
  const url = new URL(process.env['APP_DATABASE_URL'] ?? '');
  proxy = await startWireProxy({ host: url.hostname, port: Number(url.port) });
  url.port = String(proxy.port);
  shop = await openShop(100);
  api = await startApiProcess({ APP_DATABASE_URL: url.toString(), DATABASE_POOL: '1' });
});
afterAll(async () => {
  api.kill();
  await api.ended;
  await proxy.close();
});
const log: ClientLog = new Map();
const verdict = () => judge(lookingSql(), [shop.rich.tenant.id], log);

function order(key: string, product_id: string) {
  const { secret, body } = orderOf(shop, key, 0);
  return sendOrder(log, api.port, { key, secret, body: { ...body, product_id }, outcome: 'unknown' });
}
async function resolves(): Promise<void> {
  proxy.arm();
  expect(await settle(log, api.port)).toBe(1);
  expect(await verdict()).toEqual(CLEAN);
}

describe('a line that breaks before the answer of what was committed', () => {
  it('after COMMIT: nobody is told a lie, and the same key gets the one order', async () => {
    expect((await order('control', shop.rich.product_id)).outcome, 'while the line holds').toBe(
      'acknowledged',
    );
    let [struck, committed] = [0, 0];
    for (let n = 1; struck < ROUNDS && n <= 4 * ROUNDS; n++) {
      // The first order of a product goes the long way, which ends with COMMIT.
      const { productId } = await makeProduct(shop.rich.tenant, { values: [1000], codes: 1 });
      proxy.arm({ at: 1, when: 'after a commit', strike: () => {} });
      const heard = await order(`commit-${n}`, productId);
      // The server commits things of its own meanwhile, such as looking for new keys: then those were struck.
      if (heard.outcome === 'acknowledged') continue;
      struck += 1;
      expect(heard.outcome).toBe('unknown');
      expect((await verdict()).unheard.length, 'committed, and nobody was told').toBeLessThanOrEqual(1);
      committed += (await verdict()).unheard.length;
      await resolves();
    }
    proxy.arm();
    expect(struck).toBe(ROUNDS);
    expect(committed, 'orders that were committed, and nobody was told').toBeGreaterThan(0);
  });

  it('after the one statement of an order of a known product: as well', async () => {
    let struck = 0;
    // The server ends transactions of its own meanwhile, so which one is the order's is found by trying.
    for (let n = 0; n < 8; n++) {
      const at = 1 + (n % 4);
      proxy.arm({ at, when: 'after a transaction', strike: () => {} });
      const heard = await order(`statement-${n}`, shop.rich.product_id);
      if (proxy.count() >= at) struck += 1;
      // The server may look its own key up again and answer with the one order; else whoever asked does.
      if (heard.outcome === 'unknown') await resolves();
      proxy.arm();
      expect(heard.outcome).not.toBe('refused');
      expect(await verdict()).toEqual(CLEAN);
    }
    expect(struck, 'lines that broke').toBeGreaterThan(0);
  });
});
