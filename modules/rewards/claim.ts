import type { Ctx } from '#core/context.ts';
import { enqueue } from '#core/jobs.ts';
import { assert } from '#lib/assert.ts';
import { refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { POINTS } from '#lib/money.ts';
import { plain } from '#lib/plain.ts';
import { findListing, offers } from '#modules/catalog/index.ts';
import { findMember } from '#modules/identity/index.ts';
import { balanceOf, transfer } from '#modules/ledger/index.ts';
import { numbered, openOrder } from '#modules/orders/index.ts';
import { costOf, meansOf, pays, viewerFor } from './choices.ts';
import { wrong } from './reserve.ts';
import { accountOf, type Reward, refuseUnlessOpen } from './reward.ts';
import type { Claimed } from './schema.ts';
import { markClaimed } from './store.ts';

export type Chosen = { productId: string; denomination: number } | undefined;
type By = { chosen: Chosen; claimerHash: Buffer | null };

/**
 * Claims a locked reward, once: points go to the recipient's wallet, everything else becomes an order that the reward's
 * own account pays. Whatever refuses it leaves it as it was.
 */
export async function claimLocked(ctx: Ctx, reward: Reward, by: By): Promise<Claimed> {
  refuseUnlessOpen(reward, ctx.now);
  const claimed = reward.kind === 'points' ? await takePoints(ctx, reward, by) : await order(ctx, reward, by);
  const { orderId, points } = claimed;
  ctx.emit({
    type: 'reward.claimed',
    objectType: 'reward',
    objectId: reward.id,
    data: { kind: reward.kind, orderId, points },
  });
  // The audit row of an order is the order's; the reward is named in it.
  ctx.note({ objectId: orderId ?? reward.id, detail: { rewardId: reward.id, points } });
  return claimed;
}

async function takePoints(ctx: Ctx, reward: Reward, { claimerHash }: By): Promise<Claimed> {
  const member = reward.memberId ? await findMember(ctx, reward.memberId) : null;
  if (member?.status !== 'active')
    refuse('not_available', 'There is no wallet for these points any more. Ask who sent them for help.');
  const { available } = await balanceOf(ctx, accountOf(reward.id));
  const moved = await transfer(ctx, {
    debit: accountOf(reward.id),
    credit: { kind: 'wallet', ownerId: member.id, currency: POINTS },
    amount: available,
    code: 'grant',
    reference: reward.id,
    memo: reward.sender,
  });
  assert(moved, 'an open reward is backed');
  await markClaimed(ctx, reward.id, { orderId: null, claimerHash, settled: true });
  return { rewardId: reward.id, orderId: null, status: null, points: plain(available) };
}

async function order(ctx: Ctx, reward: Reward, { chosen, claimerHash }: By): Promise<Claimed> {
  const wanted = wantedOf(reward, chosen);
  const { productId } = wanted;
  const listing = await findListing(ctx, { productId }, viewerFor(reward));
  if (!listing)
    refuse('not_available', 'This is not offered any more. Nothing is lost: the reward stays yours.');
  const means = await meansOf(ctx, reward);
  const unitPoints = reward.kind === 'product' ? means.points : costOf(means, listing, wanted.denomination);
  const rate = means.rates.get(listing.currency);
  const fits = offers(listing, wanted.denomination) && pays(means, listing, wanted.denomination);
  if (!fits || !rate || unitPoints === null)
    wrong('chosen', 'is more than this reward pays, or no value of this product');
  const { name, currency, country } = listing;
  const member = reward.memberId ? await findMember(ctx, reward.memberId) : null;
  const line = {
    id: newId('line'),
    product: { id: productId, name, currency, country },
    denomination: BigInt(wanted.denomination),
    quantity: 1,
    unitPoints,
    rate,
  };
  const { orderId, status } = await openOrder(ctx, {
    orderId: newId('order'),
    channel: 'reward',
    payer: accountOf(reward.id),
    budgetId: null,
    memberId: null,
    recipient: { email: reward.email, name: reward.name },
    recipientMemberId: member?.status === 'active' ? member.id : null,
    ...numbered([line]),
    card: null,
    gift: null,
    deliverAt: null,
  });
  const done = status === 'fulfilled';
  await markClaimed(ctx, reward.id, { orderId, claimerHash, settled: done && unitPoints === means.points });
  if (done && unitPoints < means.points) await settleSoon(ctx, orderId);
  return { rewardId: reward.id, orderId, status, points: null };
}

function wantedOf(reward: Reward, chosen: Chosen): NonNullable<Chosen> {
  if (reward.kind === 'product')
    return { productId: reward.productId ?? '', denomination: plain(reward.value) };
  if (!chosen) wrong('chosen', 'is needed: say which product it should be');
  if (reward.productIds && !reward.productIds.includes(chosen.productId))
    wrong('chosen', 'is not among the products of this reward');
  return chosen;
}

/** The rest goes back in a transaction of its own: here the order has locked accounts that come after the budget's. */
async function settleSoon({ sql, tenant, requestId }: Ctx, orderId: string): Promise<void> {
  await enqueue(sql, 'rewards.settle', { tenantId: tenant.id, requestId, data: { orderId } });
}
