import type { Ctx } from '#core/context.ts';
import { enqueue } from '#core/jobs.ts';
import { failpoint } from '#lib/failpoint.ts';
import { plain } from '#lib/plain.ts';
import { accountId, post } from '#modules/ledger/index.ts';
import { openPayment } from '#modules/payments/index.ts';
import { lockFree } from '#modules/vouchers/index.ts';
import { buyFromStock, refuseShort, refuseSoldOut } from './buy.ts';
import { holdCharges, payerPoints } from './charge.ts';
import { refuseBeyondDay } from './day-limit.ts';
import type { Purchase, PurchaseLine } from './purchase.ts';
import type { PlacedOrder } from './schema.ts';
import { canSupply, hasInStock } from './serve.ts';
import { insertOrder } from './store.ts';

/**
 * Opens an order: what own stock serves and points pay is fulfilled in this same transaction; for everything else
 * the price is held, and captured or given back for each voucher as it comes or not.
 */
export async function openOrder(ctx: Ctx, p: Purchase): Promise<PlacedOrder> {
  await refuseBeyondDay(ctx);
  const supplied: PurchaseLine[] = [];
  for (const line of p.lines) if (await canSupply(ctx, wanted(line))) supplied.push(line);
  const later = p.card !== null || p.deliverAt !== null;
  if (!later && (await allInStock(ctx, supplied))) return buyFromStock(ctx, p);
  for (const line of p.lines) {
    if (!supplied.includes(line) && !(await hasInStock(ctx, wanted(line)))) await refuseSoldOut(ctx, line);
  }
  return holdFor(ctx, p);
}

const wanted = (line: PurchaseLine) => ({ ...line.product, productId: line.product.id, ...line });

/**
 * Whether stock has all of these lines. What it counts it locks, so that nobody else takes it before; lines that no
 * supplier could serve instead are not locked ahead, as whoever cannot pay would keep them from others.
 */
async function allInStock(ctx: Ctx, lines: PurchaseLine[]): Promise<boolean> {
  for (const line of lines) {
    const alike = lines.filter(
      (l) => l.product.id === line.product.id && l.denomination === line.denomination,
    );
    const quantity = alike.reduce((sum, l) => sum + l.quantity, 0);
    if ((await lockFree(ctx, { ...wanted(line), quantity })) < quantity) return false;
  }
  return true;
}

async function holdFor(ctx: Ctx, p: Purchase): Promise<PlacedOrder> {
  const held = await post(ctx, await holdCharges(ctx, p));
  if (held.short) await refuseShort(ctx, p.payer, { points: payerPoints(p), accounts: held.short });
  if (p.payer.kind === 'budget') failpoint('budget_reserved');
  else failpoint('points_held');
  const units = p.lines.flatMap((l) =>
    Array.from({ length: l.quantity }, (_, i) => ({ unit: l.firstUnit + i, lineId: l.id })),
  );
  const status = p.card ? 'pending_payment' : 'paid';
  await insertOrder(ctx, p, { status, units });
  failpoint('order_written');
  const order = { objectType: 'order', objectId: p.orderId };
  const points = plain(p.points);
  ctx.emit({ ...order, type: 'order.placed', data: { channel: p.channel, points, quantity: units.length } });
  ctx.note({ objectId: p.orderId, detail: { points, quantity: units.length, payer: accountId(p.payer) } });
  if (p.card) {
    const { amount, currency } = p.card;
    const returnPath = `/orders/${p.orderId}`;
    const paymentId = await openPayment(ctx, { orderId: p.orderId, amount, currency, returnPath });
    const payment = { paymentId, amount: plain(amount), currency };
    return { orderId: p.orderId, status, points, voucherIds: [], payment };
  }
  ctx.emit({ ...order, type: 'order.paid', data: { points, from: p.payer.kind, held: true } });
  await queueUnits(
    ctx,
    p.orderId,
    units.map((u) => u.unit),
    p.deliverAt,
  );
  return { orderId: p.orderId, status, points, voucherIds: [] };
}

/** One job for each unit; a later one for the same unit takes its place. */
export async function queueUnits(
  { sql, tenant, requestId }: Ctx,
  orderId: string,
  units: number[],
  at: Date | null = null,
): Promise<void> {
  for (const unit of units) {
    const data = { orderId, unit: String(unit) };
    const when = { key: `fulfil:${tenant.id}:${orderId}:${unit}`, ...(at ? { runAt: at } : {}) };
    await enqueue(sql, 'orders.fulfil', { tenantId: tenant.id, requestId, data }, when);
  }
}
