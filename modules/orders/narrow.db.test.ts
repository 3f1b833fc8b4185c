import { beforeAll, expect, it } from 'vitest';
import type { TenantRef } from '#lib/tenant.ts';
import { searchOrders } from '#modules/orders/index.ts';
import {
  asKey,
  asMember,
  asOwner,
  type MadeProduct,
  makeMember,
  makeProduct,
  makeTenant,
  NOW,
  orderInput,
} from '#tests/factories.ts';
import { place } from './place.ts';
import { quote } from './quote.ts';
import { redeem } from './redeem.ts';
import { refundOrder } from './refund.ts';
import { ORDER_SORTS, type OrderRow } from './schema.ts';

let tenant: TenantRef;
let products: MadeProduct[];
let memberId: string;
let all: OrderRow[];

beforeAll(async () => {
  tenant = await makeTenant();
  products = [await makeProduct(tenant, { codes: 20 }), await makeProduct(tenant, { codes: 20 })];
  memberId = await makeMember(tenant, { points: 9000, email: 'reader@example.com' });
  const [one, two] = products as [MadeProduct, MadeProduct];
  for (let n = 0; n < 9; n += 1) {
    // Every third pair at the same moment, so that only the id tells them apart.
    const now = new Date(NOW.getTime() + Math.floor(n / 2) * 60_000);
    const email = n % 3 ? 'reader@example.com' : `other${n}@example.com`;
    const over = { quantity: 1 + (n % 2), recipient: { email } };
    await place.call({ ...asKey(tenant), now }, orderInput(n % 4 ? one : two, over));
  }
  const me = asMember(tenant, memberId, new Date(NOW.getTime() + 90_000));
  const lines = [one, one, two].map(({ listingId }, i) => ({
    listingId,
    denomination: 1000,
    quantity: 1 + i,
  }));
  const { quoteId } = await quote.call(me, { lines });
  await redeem.call(me, { quoteId });
  const [latest] = (await searchOrders.call(asOwner(tenant), { productId: one.productId })).items;
  await refundOrder.call(asOwner(tenant), { orderId: latest?.orderId ?? '', reason: 'By mistake' });
  all = (await searchOrders.call(asOwner(tenant), { limit: 100 })).items;
});

async function walk(filter: object): Promise<{ ids: string[]; count: number | undefined }> {
  const ids: string[] = [];
  let [cursor, count]: [string | undefined, number | undefined] = [undefined, undefined];
  do {
    const page = await searchOrders.call(asOwner(tenant), { ...filter, limit: 2, cursor, counted: true });
    ids.push(...page.items.map((o) => o.orderId));
    count = page.found?.count;
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return { ids, count };
}

it('finds every order of a combination once, in its order, page by page, and counts as many', async () => {
  const productId = products[0]?.productId ?? '';
  const ways = [{}, { memberId }, { productId }, { memberId, productId }];
  const narrowings = [
    {},
    { status: 'refunded' },
    { channel: 'api' },
    { points: 2000 },
    { q: 'reader@example.com' },
  ];
  expect(all).toHaveLength(10);
  for (const way of ways) {
    for (const narrowing of narrowings) {
      const found = new Set((await walk({ ...way, ...narrowing, sort: 'newest' })).ids);
      for (const sort of ORDER_SORTS) {
        const { ids, count } = await walk({ ...way, ...narrowing, sort });
        expect(ids).toEqual(
          sorted(
            all.filter((o) => found.has(o.orderId)),
            sort,
          ),
        );
        expect(count).toBe(found.size);
      }
    }
  }
});

it('finds by member what was bought by them and for them, and by product what has a line of it', async () => {
  const [one, two] = products.map(({ productId }) => productId);
  const of = async (filter: object) => (await walk(filter)).ids.length;
  expect(await of({ memberId })).toBe(all.filter((o) => o.recipient.email === 'reader@example.com').length);
  expect([await of({ productId: one }), await of({ productId: two })]).toEqual([7, 4]);
  expect(await of({ productId: one, status: 'refunded' })).toBe(1);
  expect(await of({ memberId: 'mem_00000000000000000000000000' })).toBe(0);
});

function sorted(orders: OrderRow[], sort: (typeof ORDER_SORTS)[number]): string[] {
  const key = (o: OrderRow) =>
    sort === 'most' || sort === 'least' ? String(o.points).padStart(12, '0') : o.createdAt;
  const up = orders.toSorted((a, b) => (key(a) + a.orderId < key(b) + b.orderId ? -1 : 1));
  return (sort === 'newest' || sort === 'most' ? up.reverse() : up).map((o) => o.orderId);
}
