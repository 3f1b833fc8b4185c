import type { Ctx } from '#core/context.ts';
import { plain } from '#lib/plain.ts';
import { orderForMail } from '#modules/orders/index.ts';
import { voucherRefsIn } from '#modules/vouchers/index.ts';
import { choicesOf } from './choices.ts';
import { selectProduct } from './queries.ts';
import { type Reward, stateAt } from './reward.ts';
import type { ClaimedOrder, RewardPage, RewardView } from './schema.ts';

/** A reward as its recipient may see it; what a claimed choice became is told to the claimer alone. */
export async function viewOf(ctx: Ctx, r: Reward, mine: boolean): Promise<RewardView> {
  return {
    rewardId: r.id,
    kind: r.kind,
    state: stateAt(r, ctx.now),
    value: plain(r.value),
    currency: r.currency,
    recipientName: r.name,
    sender: r.sender,
    message: r.message,
    createdAt: r.createdAt.toISOString(),
    expiresAt: r.expiresAt.toISOString(),
    product: await productOf(ctx, r, mine),
  };
}

async function productOf(ctx: Ctx, r: Reward, mine: boolean): Promise<RewardView['product']> {
  if (r.productId) {
    const product = await selectProduct(ctx, r.productId);
    return product && { ...product, denomination: plain(r.value), currency: r.currency };
  }
  if (!r.orderId || !mine) return null;
  const [line] = (await orderForMail(ctx, r.orderId)).lines;
  if (!line) return null;
  const { productName: name, artUrl, denomination, currency } = line;
  return { name, artUrl, denomination, currency };
}

/** The same with what can be chosen, and for the claimer with what it became. */
export async function pageOf(
  ctx: Ctx,
  r: Reward,
  { mine, q }: { mine: boolean; q: string | undefined },
): Promise<RewardPage> {
  const view = await viewOf(ctx, r, mine);
  const choosing = r.kind === 'choice' && (view.state === 'open' || view.state === 'failed');
  const { items, more } = choosing ? await choicesOf(ctx, r, q) : { items: [], more: false };
  const order = mine && r.orderId ? await orderOf(ctx, r.orderId) : null;
  return { ...view, mine, choices: items, more, order };
}

async function orderOf(ctx: Ctx, orderId: string): Promise<ClaimedOrder> {
  const { status, units, voucherIds } = await orderForMail(ctx, orderId);
  return {
    orderId,
    status,
    frozen: units.some((u) => u.state === 'frozen'),
    voucherIds,
    voucherRefs: await voucherRefsIn(ctx, voucherIds),
  };
}
