import { beforeAll, describe, expect, it } from 'vitest';
import { dispatchOutbox, type StoredEvent, type Subscription } from '#core/outbox.ts';
import { withoutTenant } from '#db/tenant.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { subscriptions } from '#modules/notifications/index.ts';
import { place } from '#modules/orders/index.ts';
import { asKey, makeProduct, makeTenant, orderInput, ownerSql } from '#tests/factories.ts';
import { atOnce } from '#tests/outcome.ts';

let tenants: TenantRef[];
beforeAll(async () => {
  tenants = [await makeTenant(), await makeTenant()];
  await drain(new Map());
});

async function drain(to: ReadonlyMap<string, Subscription>): Promise<void> {
  while ((await dispatchOutbox(to)) > 0);
}
async function orders(count: number): Promise<string[]> {
  const placed: string[] = [];
  for (const tenant of tenants) {
    const product = await makeProduct(tenant, { codes: count });
    for (let n = 0; n < count; n++)
      placed.push((await place.call(asKey(tenant), orderInput(product))).orderId);
  }
  return placed;
}

describe('the outbox', () => {
  it('hands each event over once and in the order of its object, whoever dispatches', async () => {
    const placed = await orders(8);
    const seen: StoredEvent[] = [];
    const listen: Subscription = async (_, event) => void seen.push(event);
    const types = ['order.placed', 'order.paid', 'order.fulfilled'];
    await atOnce(4, () => drain(new Map(types.map((type) => [type, listen]))));
    for (const orderId of placed) {
      expect(
        seen
          .filter((e) => e.objectId === orderId)
          .map((e) => e.type)
          .sort(),
      ).toEqual([...types].sort());
    }
    expect(seen).toHaveLength(placed.length * types.length);
    expect(await withoutTenant()`select 1 from outbox`).toHaveLength(0);
  });

  it('keeps an event whose reaction fails, and hands it over again', async () => {
    const [orderId] = await orders(1);
    let failing = true;
    const seen: string[] = [];
    const listen: Subscription = async (_, event) => {
      if (failing) throw new Error('not now');
      seen.push(event.objectId);
    };
    await expect(drain(new Map([['order.placed', listen]]))).rejects.toThrow('not now');
    failing = false;
    await drain(new Map([['order.placed', listen]]));
    expect(seen).toContain(orderId);
    expect(seen).toHaveLength(2);
  });

  it('queues one letter for each order of the API, with no address or code in it', async () => {
    const placed = await orders(2);
    await drain(subscriptions);
    const owner = ownerSql();
    const jobs = await owner<{ payload: { data: { orderId: string } } }[]>`
      select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier = 'mail.vouchers'`;
    await owner.end();
    expect(
      jobs
        .map((j) => j.payload.data.orderId)
        .filter((id) => placed.includes(id))
        .sort(),
    ).toEqual([...placed].sort());
    expect(JSON.stringify(jobs)).not.toContain('@');
  });
});
