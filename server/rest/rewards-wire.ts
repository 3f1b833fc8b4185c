import { z } from '@hono/zod-openapi';
import { REWARD_KINDS, REWARD_STATES, type RewardRow } from '#modules/rewards/schema.ts';

const minor = (description: string) => z.number().int().openapi({ description });
const gift = z
  .object({
    kind: z.enum(REWARD_KINDS),
    points: minor('For points: how many. They need a member.').optional(),
    product_id: z.string().optional(),
    denomination: minor('For a product: its value in minor units.').optional(),
    value: minor('For a choice: the most it may be worth, in minor units of its currency.').optional(),
    currency: z.string().optional().openapi({ description: 'For a choice; PTS for one by price in points.' }),
    product_ids: z.array(z.string()).optional(),
    country: z.string().optional(),
  })
  .openapi('Gift');
const recipient = z.object({ email: z.string(), name: z.string().optional() }).openapi('RewardRecipient');
export const newReward = z
  .object({
    gift,
    recipient,
    budget_id: z.string().optional().openapi({ description: 'Who pays; the program when left out.' }),
    sender: z.string().optional(),
    message: z.string().optional(),
    expires_at: z.string().optional(),
  })
  .openapi('NewReward');
export const cancelling = z.object({ reason: z.string() }).openapi('RewardCancellation');
export const wireReward = z
  .object({
    reward_id: z.string(),
    kind: z.enum(REWARD_KINDS),
    state: z.enum(REWARD_STATES),
    value: minor('In minor units of `currency`; points are whole.'),
    currency: z.string(),
    product_id: z.string().nullable(),
    recipient: z.object({ member_id: z.string().nullable(), email: z.string(), name: z.string().nullable() }),
    sender: z.string(),
    message: z.string(),
    budget_id: z.string().nullable(),
    reserved: minor('Points that were set aside for it; what is not spent goes back.'),
    delivery: z.enum(['email', 'link']),
    created_at: z.string(),
    expires_at: z.string(),
    order_id: z.string().nullable(),
  })
  .openapi('Reward');
const reserved = minor('Points that were set aside for it; what is not spent goes back.');
export const wireGranted = z
  .object({ reward_id: z.string(), state: z.literal('granted'), reserved })
  .openapi('GrantedReward');
export const wireLink = wireGranted
  .extend({
    link: z.string().openapi({ description: 'Whoever holds it may claim. No other route tells it.' }),
  })
  .openapi('RewardLink');
export const wireCancelled = z
  .object({
    reward_id: z.string(),
    state: z.literal('cancelled'),
    returned: minor('Points that went back to who paid.'),
  })
  .openapi('CancelledReward');
export const wireSent = z.object({ reward_id: z.string(), sent: z.boolean() }).openapi('SentReward');

export function toWire(r: RewardRow): z.infer<typeof wireReward> {
  const { memberId, email, name } = r.recipient;
  return {
    reward_id: r.rewardId,
    kind: r.kind,
    state: r.state,
    value: r.value,
    currency: r.currency,
    product_id: r.productId,
    recipient: { member_id: memberId, email, name },
    sender: r.sender,
    message: r.message,
    budget_id: r.budgetId,
    reserved: r.reserved,
    delivery: r.delivery,
    created_at: r.createdAt,
    expires_at: r.expiresAt,
    order_id: r.orderId,
  };
}

/** The verb's input from a body; what has another shape stays as it is, for the verb to refuse. */
export function grantOf(body: Record<string, unknown>, delivery: 'email' | 'link') {
  const { gift: given, recipient: to, budget_id, sender, message, expires_at } = body;
  const { product_id, product_ids, ...rest } = isFields(given) ? given : {};
  return {
    gift: isFields(given) ? { ...rest, productId: product_id, productIds: product_ids } : given,
    recipients: [to],
    budgetId: budget_id,
    sender,
    message,
    expiresAt: expires_at,
    delivery,
  };
}

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
