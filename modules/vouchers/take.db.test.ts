import { expect, it } from 'vitest';
import { withTenant } from '#db/tenant.ts';
import { newId } from '#lib/id.ts';
import { NOW } from '#tests/factories.ts';
import { makeWorld } from '#tests/matrix/world.ts';
import { takeStock } from './store.ts';

const undone = new Error('undone on purpose');

/** Lets nobody through before so many have arrived. */
function gate(size: number): () => Promise<void> {
  let arrived = 0;
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    arrived += 1;
    if (arrived === size) open();
    return opened;
  };
}

it('two who take codes at the same moment get different ones, and neither waits for the other', async () => {
  const { tenant, productId } = await makeWorld();
  const [ready, done] = [gate(2), gate(2)];
  const fingerprints: string[] = [];

  const take = (firstUnit: number) =>
    withTenant(tenant.id, async (sql) => {
      await sql`set local lock_timeout = 500`;
      const [order] = await sql<{ transferId: string; orderId: string; orderLineId: string }[]>`
        select v.transfer_id as "transferId", v.order_id as "orderId", v.order_line_id as "orderLineId"
          from vouchers v where v.tenant_id = ${tenant.id}`;
      if (!order) throw new Error('the world has no order');
      const voucherIds = [newId('voucher'), newId('voucher')];
      const wanted = {
        productId,
        denomination: 1000n,
        currency: 'EUR',
        memberId: null,
        firstUnit,
        voucherIds,
      };
      await ready();
      const taking = takeStock({ sql, tenant, now: NOW } as never, { ...wanted, ...order });
      const arrival = taking.then(done, done);
      await taking;
      const rows = await sql<{ print: string }[]>`
        select encode(fingerprint, 'hex') as print from vouchers
         where tenant_id = ${tenant.id} and id in ${sql(voucherIds)}`;
      fingerprints.push(...rows.map((r) => r.print));
      await arrival;
      throw undone;
    });

  const ended = await Promise.allSettled([take(51), take(61)]);
  expect(ended.map((e) => (e.status === 'rejected' ? e.reason : e.value))).toEqual([undone, undone]);
  expect(fingerprints).toHaveLength(4);
  expect(new Set(fingerprints).size).toBe(4);
});
