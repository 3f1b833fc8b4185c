import { beforeEach, describe, expect, it } from 'vitest';
import type { TenantRef } from '#lib/tenant.ts';
import { makeBudget } from '#tests/budgets/trees.ts';
import {
  asKey,
  asMember,
  asOwner,
  asPlatform,
  lookingSql,
  type MadeProduct,
  makeMember,
  makeProduct,
  makeTenant,
  orderInput,
} from '#tests/factories.ts';
import { codeOf } from '#tests/outcome.ts';
import {
  myOrder,
  noteOrder,
  orderRecord,
  orderTimeline,
  place,
  quote,
  redeem,
  refundOrder,
  searchOrders,
} from './index.ts';

let tenant: TenantRef;
let product: MadeProduct;
beforeEach(async () => {
  tenant = await makeTenant();
  product = await makeProduct(tenant, { values: [1000], codes: 6, name: 'Harbour card' });
});

const buy = (over: object = {}) => place.call(asKey(tenant), orderInput(product, over));
const record = (orderId: string) => orderRecord.call(asOwner(tenant), { orderId });

describe('a note', () => {
  it('stands with the order for the team, and nowhere for the member', async () => {
    const memberId = await makeMember(tenant, { points: 5000 });
    const member = asMember(tenant, memberId);
    const { quoteId } = await quote.call(member, {
      lines: [{ listingId: product.listingId, denomination: 1000 }],
    });
    const { orderId } = await redeem.call(member, { quoteId });
    const { noteId } = await noteOrder.call(asPlatform(tenant), { orderId, text: 'Rang twice' });
    const { notes, quotedAt, money } = await record(orderId);
    expect(notes).toMatchObject([{ noteId, text: 'Rang twice' }]);
    expect(quotedAt).not.toBeNull();
    expect(money).toMatchObject([{ payer: 'wallet', ownerId: memberId, charged: 1000, back: 0 }]);
    const { items } = await orderTimeline.call(asOwner(tenant), { orderId });
    expect(items.at(-1)).toMatchObject({ type: 'order.noted', data: { noteId } });
    expect(JSON.stringify(await myOrder.call(member, { orderId }))).not.toContain('Rang');
    expect(await codeOf(orderRecord.call(member, { orderId }))).toBe('forbidden');
    expect(await codeOf(noteOrder.call(member, { orderId, text: 'x' }))).toBe('forbidden');
  });

  it('is not for an order of another tenant', async () => {
    const { orderId } = await buy();
    const other = asOwner(await makeTenant());
    expect(await codeOf(noteOrder.call(other, { orderId, text: 'x' }))).toBe('not_found');
    expect(await codeOf(orderRecord.call(other, { orderId }))).toBe('not_found');
  });
});

describe('the money of an order', () => {
  it('says what the budget gave and got back', async () => {
    const budgetId = await makeBudget(tenant, { name: 'Sales', amount: 5000 });
    const { orderId } = await buy({ budgetId, quantity: 2 });
    await refundOrder.call(asOwner(tenant), { orderId, units: [1], reason: 'One too many' });
    expect((await record(orderId)).money).toMatchObject([
      { payer: 'budget', ownerId: budgetId, name: 'Sales', held: 0, charged: 2000, back: 1000 },
    ]);
  });
});

describe('a search', () => {
  const by = async (q: string) =>
    (await searchOrders.call(asOwner(tenant), { q })).items.map((o) => [o.orderId, o.foundBy]);

  it('finds by the supplier’s reference, by ids of its parts and by the member’s name, and says by which', async () => {
    await makeMember(tenant, { email: 'kim@example.com' });
    const { orderId, voucherIds } = await buy({ recipient: { email: 'other@example.com' } });
    await buy({ recipient: { email: 'third@example.com' } });
    const sql = lookingSql();
    await sql`update fulfilments f set supplier_reference = 'REF-77' from order_lines n
               where n.id = f.order_line_id and n.order_id = ${orderId}`;
    expect(await by('REF-77')).toEqual([[orderId, 'reference']]);
    expect(await by(voucherIds[0] ?? '')).toEqual([[orderId, 'voucher']]);
    expect(await by(orderId)).toEqual([[orderId, 'order']]);
    expect(await by('OTHER@')).toEqual([[orderId, 'recipient']]);
    expect((await by('harbour')).map(([, why]) => why)).toEqual(['product', 'product']);
    expect(await by('REF-78')).toEqual([]);
  });

  it('finds nothing of another tenant', async () => {
    const { orderId, voucherIds } = await buy();
    const other = asOwner(await makeTenant());
    for (const q of [orderId, voucherIds[0] ?? '', 'someone@example.com'])
      expect((await searchOrders.call(other, { q })).items).toEqual([]);
  });
});
