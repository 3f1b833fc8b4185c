import type { Ctx } from '#core/context.ts';
import { notFound } from '#lib/errors.ts';
import { plain } from '#lib/plain.ts';
import { findMember } from '#modules/identity/index.ts';
import { linkOf } from './link.ts';
import { selectProduct } from './queries.ts';
import { isOpen } from './reward.ts';
import { selectReward } from './store.ts';

/** A reward as its letter needs it, with its link; null once there is nothing to claim. For the platform's own jobs. */
export async function rewardForMail(ctx: Ctx, rewardId: string) {
  const r = (await selectReward(ctx, rewardId)) ?? notFound();
  if (!isOpen(r) || r.expiresAt <= ctx.now) return null;
  const member = r.memberId ? await findMember(ctx, r.memberId) : null;
  const product = r.productId ? await selectProduct(ctx, r.productId) : null;
  return {
    to: r.email,
    name: r.name,
    locale: member?.locale ?? ctx.tenant.locale,
    kind: r.kind,
    value: plain(r.value),
    currency: r.currency,
    productName: product?.name ?? null,
    sender: r.sender,
    message: r.message,
    expiresAt: r.expiresAt,
    delivery: r.delivery,
    link: await linkOf(ctx, r),
  };
}
