import { z } from 'zod';
import { verb } from '#core/verb.ts';
import { present } from '#lib/assert.ts';
import { notFound } from '#lib/errors.ts';
import { ratesInForce } from '#modules/points/index.ts';
import { vouchersOfOrder } from '#modules/vouchers/index.ts';
import { cards, ownCountry } from './cards.ts';
import { selectLines, selectOpenOf, selectOrder, selectPointsBack } from './queries.ts';
import {
  type Card,
  type HeldVoucher,
  type OpenOrder,
  type OrderLine,
  type OrderProgress,
  orderIdInput,
} from './schema.ts';
import { selectUnits } from './unit-store.ts';

/** Where the signed-in member's own order stands, in few words and numbers; cheap enough to be asked again and again. */
export const followOrder = verb({
  name: 'orders.follow',
  permission: 'orders.redeem',
  members: true,
  reads: true,
  input: orderIdInput,
  run: async (ctx, { orderId }): Promise<OrderProgress> => {
    const order = await selectOrder(ctx, orderId);
    if (order?.memberId !== ctx.actor.id) notFound();
    const units = await selectUnits(ctx, orderId);
    const vouchers = await vouchersOfOrder(ctx, orderId);
    const live = vouchers.filter((v) => v.state !== 'revoked' && v.state !== 'replaced');
    const lines = live.length > 0 ? await selectLines(ctx, orderId) : [];
    const lost = units.filter((u) => u.state === 'failed' || u.state === 'cancelled');
    return {
      orderId,
      status: order.status,
      total: units.length || vouchers.length,
      frozen: units.filter((u) => u.state === 'frozen').length,
      lost: lost.length,
      pointsBack: await selectPointsBack(ctx, orderId),
      forSomebody: order.gift !== null,
      deliverAt: order.deliverAt,
      voucherIds: live.map((v) => v.voucherId),
      vouchers: order.gift ? [] : live.map((v) => held(v, lines)),
    };
  },
});

function held({ voucherId, unit }: { voucherId: string; unit: number }, lines: OrderLine[]): HeldVoucher {
  const line = present(
    lines.find((l) => l.firstUnit <= unit && unit < l.firstUnit + l.quantity),
    'line of a voucher',
  );
  const { productName, brandName, denomination, currency, artUrl } = line;
  return { voucherId, productName, brandName, denomination, currency, artUrl };
}

/** The signed-in member's orders that are still under way, newest first. */
export const openOrders = verb({
  name: 'orders.open',
  permission: 'orders.redeem',
  members: true,
  reads: true,
  input: z.object({}),
  run: async (ctx): Promise<{ items: OpenOrder[] }> => ({ items: await selectOpenOf(ctx, ctx.actor.id) }),
});

const MOST_SUBSTITUTES = 3;

/** Rewards that the member could take instead of what an order did not get: same country, same value, in stock. */
export const substitutes = verb({
  name: 'orders.substitutes',
  permission: 'orders.redeem',
  members: true,
  reads: true,
  input: orderIdInput,
  run: async (ctx, { orderId }): Promise<{ items: Card[] }> => {
    const order = await selectOrder(ctx, orderId);
    if (order?.memberId !== ctx.actor.id) notFound();
    const [line] = await selectLines(ctx, orderId);
    const country = (await ownCountry(ctx)) ?? undefined;
    const currency = line?.currency;
    const page = await cards(ctx, ratesInForce(ctx), {
      country,
      currency,
      minValue: line?.denomination,
      limit: 48,
    });
    const value = line?.denomination ?? 0;
    const fits = page.items.filter(
      (c) =>
        c.inStock &&
        c.productId !== line?.productId &&
        (c.denominationType === 'range' ? c.from <= value && value <= c.to : c.values.includes(value)),
    );
    return { items: fits.slice(0, MOST_SUBSTITUTES) };
  },
});
