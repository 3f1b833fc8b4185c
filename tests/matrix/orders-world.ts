import { newId } from '#lib/id.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { holdOrder, place, quote, redeem } from '#modules/orders/index.ts';
import {
  asKey,
  asMember,
  asPlatform,
  type MadeProduct,
  NOW,
  orderInput,
  ownerSql,
} from '#tests/factories.ts';

export type OrdersWorld = {
  /** Redeemed by the member. */
  ownOrderId: string;
  /** The member's own, planned for another day. */
  plannedOrderId: string;
  /** Scheduled, so that its price is held and nothing was asked yet. */
  heldOrderId: string;
  stoppedOrderId: string;
  askedOrderId: string;
  frozenOrderId: string;
  /** The open attempt of the asked order. */
  fulfilmentId: string;
};

/** Orders in the states that only time or a supplier brings about. */
export async function makeOrders(
  tenant: TenantRef,
  product: MadeProduct,
  memberId: string,
): Promise<OrdersWorld> {
  const deliverAt = new Date(NOW.getTime() + 86_400_000).toISOString();
  const scheduled = async () => (await place.call(asKey(tenant), orderInput(product, { deliverAt }))).orderId;
  const [heldOrderId, stoppedOrderId] = [await scheduled(), await scheduled()];
  await holdOrder.call(asPlatform(tenant), { orderId: stoppedOrderId, reason: 'To be looked at' });
  const [askedOrderId, frozenOrderId] = [await scheduled(), await scheduled()];
  const fulfilmentId = await inState(tenant, askedOrderId, 'asking');
  await inState(tenant, frozenOrderId, 'frozen');
  const { quoteId } = await quote.call(asMember(tenant, memberId), {
    lines: [{ listingId: product.listingId, denomination: 1000 }],
  });
  const { orderId: ownOrderId } = await redeem.call(asMember(tenant, memberId), { quoteId });
  const later = await quote.call(asMember(tenant, memberId), {
    lines: [{ listingId: product.listingId, denomination: 1000 }],
  });
  const { orderId: plannedOrderId } = await redeem.call(asMember(tenant, memberId), {
    quoteId: later.quoteId,
    deliverAt,
  });
  return {
    ownOrderId,
    plannedOrderId,
    heldOrderId,
    stoppedOrderId,
    askedOrderId,
    frozenOrderId,
    fulfilmentId,
  };
}

async function inState(tenant: TenantRef, orderId: string, state: 'asking' | 'frozen'): Promise<string> {
  const owner = ownerSql();
  const id = newId('fulfilment');
  await owner`
    insert into fulfilments (tenant_id, id, order_line_id, unit, attempt, supplier, outcome, created_at)
    select tenant_id, ${id}, id, 1, 1, 'simulated', ${state}, ${NOW} from order_lines
     where tenant_id = ${tenant.id} and order_id = ${orderId}`;
  await owner`update order_units set state = ${state} where tenant_id = ${tenant.id} and order_id = ${orderId}`;
  await owner`update orders set status = 'fulfilling' where tenant_id = ${tenant.id} and id = ${orderId}`;
  await owner.end();
  return id;
}
