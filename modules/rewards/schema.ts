import { z } from 'zod';
import { idSchema } from '#lib/id.ts';
import { currencySchema } from '#lib/money.ts';
import { pageInput } from '#lib/page.ts';
import type { BrandView } from '#modules/catalog/schema.ts';
import type { OrderStatus } from '#modules/orders/schema.ts';

export const REWARD_KINDS = ['points', 'product', 'choice'] as const;
export type RewardKind = (typeof REWARD_KINDS)[number];
export const REWARD_STATES = ['granted', 'delivered', 'opened', 'claimed', 'cancelled', 'expired'] as const;
export type RewardState = (typeof REWARD_STATES)[number];

/** Rewards of one grant, all of them or none. */
export const MAX_RECIPIENTS = 500;
/** Products that a choice can name; with none named, every listed one that it can pay is offered. */
export const MAX_NAMED_PRODUCTS = 24;
/** Cards of a choice on one screen; more are found by searching. */
export const CHOICES_SHOWN = 24;
export const DEFAULT_DAYS = 180;
export const MAX_DAYS = 3 * 365;

const whole = z.number().int('must be a whole number').min(1, 'must be at least 1').max(1_000_000_000_000);
const country = z.string().regex(/^[A-Z]{2}$/, 'must be a two-letter country code');

/** What is granted: minor units of money, or whole points. */
export const giftSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('points'), points: whole }),
  z.object({ kind: z.literal('product'), productId: idSchema('product'), denomination: whole }),
  z.object({
    kind: z.literal('choice'),
    value: whole,
    /** `PTS` for a choice by price in points. */
    currency: currencySchema,
    productIds: z.array(idSchema('product')).min(1).max(MAX_NAMED_PRODUCTS).optional(),
    country: country.optional(),
  }),
]);
const recipient = z.union([
  z.object({ memberId: idSchema('member') }),
  z.object({
    email: z.string().trim().toLowerCase().max(254).pipe(z.email('must be an e-mail address')),
    name: z.string().trim().min(1).max(120).optional(),
  }),
]);
export const grantInput = z.object({
  gift: giftSchema,
  recipients: z.array(recipient).min(1, 'needs at least one recipient').max(MAX_RECIPIENTS),
  /** The budget that pays; the program when left out. */
  budgetId: idSchema('budget').optional(),
  /** Whose words they are; the program's name when left out. */
  sender: z.string().trim().min(1).max(120).optional(),
  message: z.string().trim().max(500).default(''),
  expiresAt: z.iso.datetime({ offset: true, error: 'must be a moment like 2026-12-24T08:00:00Z' }).optional(),
  /** By our letter, or by whoever asks for the link. */
  delivery: z.enum(['email', 'link']).default('email'),
});
/** The same before it is done: to whom, what, and out of which budget. */
export const priceInput = grantInput.pick({ gift: true, recipients: true, budgetId: true });
const reason = z.string().trim().min(3, 'needs a few words').max(300);
const rewardIds = z.array(idSchema('reward')).min(1, 'needs at least one reward').max(MAX_RECIPIENTS);
export const rewardIdInput = z.object({ rewardId: idSchema('reward') });
export const cancelInput = z.object({ rewardIds, reason });
export const resendInput = z.object({ rewardIds });
export const listInput = z.object({
  state: z.enum(REWARD_STATES).optional(),
  memberId: idSchema('member').optional(),
  email: z.string().trim().toLowerCase().max(254).optional(),
  /** The beginning of an address or a name, a whole id, or the id of its order. */
  q: z.string().trim().max(100).optional(),
  ...pageInput,
});
/** Of a choice: which product, at the value that was shown. */
const chosen = z.object({ productId: idSchema('product'), denomination: whole }).optional();
const q = z.string().trim().max(100).optional();
const token = z.string().max(200);
/** A secret of the browser that claims, so that it alone sees afterwards what it got. */
const browser = z.string().min(16).max(200);
export const claimInput = rewardIdInput.extend({ chosen });
export const claimByLinkInput = z.object({ token, browser, chosen });
export const lookInput = rewardIdInput.extend({ q });
export const lookByLinkInput = z.object({ token, browser: browser.optional(), q });
export const linkTokenInput = z.object({ token });

/** What of a choice can be had: one product at the highest value that the reward pays. */
export type Choice = {
  productId: string;
  name: string;
  brand: BrandView;
  artUrl: string;
  country: string;
  denomination: number;
  currency: string;
};
/** What a grant would come to, in points. */
export type GrantPrice = {
  recipients: number;
  each: number;
  total: number;
  /** What the budget, or the program, has left before it. */
  available: number;
  /** Why it needs a second person, if it does. */
  needsTwo: string | null;
};
/** A link as it is shown to whoever hands it over, with its QR code (SVG). */
export type ShownLink = { rewardId: string; link: string; qr: string | null };
export type RewardEvent = {
  at: string;
  type: string;
  actorType: string;
  actorName: string | null;
  data: Record<string, unknown>;
};
export type RewardRow = {
  rewardId: string;
  kind: RewardKind;
  state: RewardState;
  value: number;
  currency: string;
  productId: string | null;
  productName: string | null;
  recipient: { memberId: string | null; email: string; name: string | null };
  sender: string;
  message: string;
  budgetId: string | null;
  /** Points that were set aside for it at the grant. */
  reserved: number;
  delivery: 'email' | 'link';
  createdAt: string;
  expiresAt: string;
  orderId: string | null;
};
/** A reward as its recipient sees it. */
export type RewardView = {
  rewardId: string;
  kind: RewardKind;
  /** `failed` can be claimed again: what was chosen could not be delivered. */
  state: 'open' | 'failed' | 'claimed' | 'cancelled' | 'expired';
  value: number;
  currency: string;
  recipientName: string | null;
  sender: string;
  message: string;
  createdAt: string;
  expiresAt: string;
  /** What it is, or for a claimed choice what was chosen. */
  product: { name: string; artUrl: string; denomination: number; currency: string } | null;
};
export type ClaimedOrder = {
  orderId: string;
  status: OrderStatus;
  /** Somebody looks into it. */
  frozen: boolean;
  voucherIds: string[];
  /** The path parts of the vouchers' own links. */
  voucherRefs: string[];
};
export type RewardPage = RewardView & {
  /** Whether whoever looks is the one who claimed it. */
  mine: boolean;
  choices: Choice[];
  /** There are more than are shown: search finds them. */
  more: boolean;
  order: ClaimedOrder | null;
};
export type Claimed = {
  rewardId: string;
  orderId: string | null;
  status: OrderStatus | null;
  points: number | null;
};
