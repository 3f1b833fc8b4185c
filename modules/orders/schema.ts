import { z } from 'zod';
import { idSchema } from '#lib/id.ts';
import { amountSchema, currencySchema, MAX_AMOUNT } from '#lib/money.ts';
import { pageInput } from '#lib/page.ts';
import {
  type BrandView,
  countryCode,
  type ListingDetail,
  productKind,
  SORTS,
} from '#modules/catalog/schema.ts';

export const ORDER_STATUSES = [
  'pending_payment',
  'paid',
  'fulfilling',
  'fulfilled',
  'partially_fulfilled',
  'failed',
  'on_hold',
  'cancelled',
  'refunded',
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];
/** Who made it: a member in the store, an integration, or the claim of a reward. */
export const ORDER_CHANNELS = ['storefront', 'api', 'reward'] as const;
export type OrderChannel = (typeof ORDER_CHANNELS)[number];
/** Vouchers of one order, over all its lines. */
export const MAX_QUANTITY = 100;
export const MAX_LINES = 20;
/** How far ahead an order may be scheduled. */
export const MAX_AHEAD_DAYS = 365;
/** How far ahead when a card pays: what is authorised lapses after a week. */
export const MAX_CARD_AHEAD_DAYS = 5;
/** How long a quoted price is locked. */
export const QUOTE_MINUTES = 10;

export const recipientSchema = z.object({
  email: z.string().trim().toLowerCase().max(254).pipe(z.email('must be an e-mail address')),
  name: z.string().trim().min(1).max(120).optional(),
});
const quantitySchema = z
  .number()
  .int('must be a whole number')
  .min(1, 'must be at least 1')
  .max(MAX_QUANTITY, `must be at most ${MAX_QUANTITY}`);

const wholeUnits = z.string().regex(/^\d{1,9}(?:\.\d{1,3})?$/, 'must be a number like 50 or 12.50');

export const browseInput = z.object({
  q: z.string().trim().max(100).optional(),
  /** Two letters, or `all`; a member's own country when left out. */
  country: z.union([countryCode, z.literal('all')]).optional(),
  kind: productKind.optional(),
  category: z.string().max(60).optional(),
  currency: currencySchema.optional(),
  maxPoints: z.coerce.number().int().min(1).max(1_000_000_000_000).optional(),
  minValue: z.coerce.number().int().min(1).max(1_000_000_000_000).optional(),
  /** Values in whole units of each product's own currency, "12.50". */
  least: wholeUnits.optional(),
  most: wholeUnits.optional(),
  instant: z.boolean().optional(),
  /** Only what the signed-in member marked as favourite, from every country unless one is named. */
  favourites: z.boolean().optional(),
  sort: z.enum(SORTS).optional(),
  ...pageInput,
});
export const facetsInput = browseInput.omit({ sort: true, cursor: true, limit: true });
export const suggestInput = z.object({ q: z.string().trim().max(100) });
export const listingIdInput = z.object({ listingId: idSchema('listing') });
export const favouritesInput = z.object(pageInput);
export const tellWhenBackInput = listingIdInput.extend({ denomination: amountSchema, on: z.boolean() });
export const productIdInput = z.object({ productId: idSchema('product') });
export const quoteInput = z.object({
  lines: z
    .array(
      z.object({
        listingId: idSchema('listing'),
        denomination: amountSchema,
        quantity: quantitySchema.default(1),
      }),
    )
    .min(1, 'needs at least one line')
    .max(MAX_LINES, `has at most ${MAX_LINES} lines`)
    .refine(
      (lines) => lines.reduce((sum, l) => sum + l.quantity, 0) <= MAX_QUANTITY,
      `has at most ${MAX_QUANTITY} vouchers in all`,
    ),
});
export const giftSchema = z.object({
  /** A colleague by id, so that no address need be known; or whoever reads this address. */
  to: z.union([z.object({ memberId: idSchema('member') }), recipientSchema]),
  message: z.string().trim().max(500).default(''),
  /** How the giver signs; their own name when left out. */
  from: z.string().trim().min(1).max(60).optional(),
});
export const redeemInput = z.object({
  quoteId: idSchema('quote'),
  /** Points that the wallet pays; the card pays the rest. All of it when left out. */
  walletPoints: z.number().int('must be a whole number').min(0).max(1_000_000_000_000).optional(),
  gift: giftSchema.optional(),
  deliverAt: z.iso.datetime({ offset: true, error: 'must be a moment like 2026-12-24T08:00:00Z' }).optional(),
  /** The morning of a day where the tenant is; for people, who think in days. */
  deliverOn: z.iso.date('must be a day like 2026-12-24').optional(),
});
export const placeInput = z.object({
  productId: idSchema('product'),
  denomination: amountSchema,
  currency: currencySchema,
  quantity: quantitySchema.default(1),
  recipient: recipientSchema,
  /** The budget that pays; the program when left out. */
  budgetId: idSchema('budget').optional(),
  message: z.string().trim().max(500).optional(),
  deliverAt: z.iso.datetime({ offset: true, error: 'must be a moment like 2026-12-24T08:00:00Z' }).optional(),
});
export const orderIdInput = z.object({ orderId: idSchema('order') });
/** Why somebody acted; kept with the audit row. */
export const reasonSchema = z.string().trim().min(3, 'needs a few words').max(300);
export const refundInput = z.object({
  orderId: idSchema('order'),
  /** Which vouchers, by unit; all that are left when left out. */
  units: z.array(z.number().int().min(1).max(MAX_QUANTITY)).min(1).max(MAX_QUANTITY).optional(),
  reason: reasonSchema,
  /** Whoever asks vouches that codes which were seen have been made void. */
  codesAreVoid: z.boolean().default(false),
});
export const replaceInput = z.object({
  voucherId: idSchema('voucher'),
  reason: reasonSchema,
  codesAreVoid: z.boolean().default(false),
});
export const resendInput = z.object({
  orderIds: z.array(idSchema('order')).min(1, 'needs at least one order').max(500),
});
export const resolveFrozenInput = z.object({
  orderId: idSchema('order'),
  unit: z.number().int().min(1).max(MAX_QUANTITY),
  /** Look the supplier's order up now; give the price back; or issue the code that the supplier told. */
  how: z.enum(['look_up', 'give_back', 'issue_code']),
  code: z.string().trim().min(1).max(500).optional(),
  pin: z.string().trim().min(1).max(100).optional(),
  reason: reasonSchema,
});
export const noteInput = z.object({
  orderId: idSchema('order'),
  text: z.string().trim().min(1, 'is empty').max(2000),
});
const dayInput = z.iso.date('must be a day, like 2026-06-01').optional();
/** Which orders are meant. Days are the tenant's own, the last one included. */
export const ordersFilter = z.object({
  q: z.string().trim().max(100).optional(),
  status: z.enum(ORDER_STATUSES).optional(),
  channel: z.enum(ORDER_CHANNELS).optional(),
  memberId: idSchema('member').optional(),
  productId: idSchema('product').optional(),
  points: z.number().int().min(1).max(Number(MAX_AMOUNT)).optional(),
  from: dayInput,
  to: dayInput,
  /** Those that were chosen one by one. */
  orderIds: z.array(idSchema('order')).min(1).max(500).optional(),
});
export type OrderFilter = z.infer<typeof ordersFilter>;
export const ORDER_SORTS = ['newest', 'oldest', 'most', 'least'] as const;
export type OrderSort = (typeof ORDER_SORTS)[number];
export const searchOrdersInput = z.object({
  ...ordersFilter.shape,
  sort: z.enum(ORDER_SORTS).default('newest'),
  /** Whether to say how many there are, counted to ten thousand. */
  counted: z.boolean().default(false),
  ...pageInput,
});
export const exportOrdersInput = z.object({ ...ordersFilter.shape, format: z.enum(['csv', 'xlsx']) });
export const runOfOrdersInput = z.object({ runId: idSchema('bulkRun') });
/** Counted to ten thousand; beyond that it is only known that there are more. */
export type Count = { count: number; more: boolean };
export type StatusCount = Count & { status: OrderStatus };

export type Card = {
  listingId: string;
  productId: string;
  name: string;
  brand: BrandView;
  kind: z.infer<typeof productKind>;
  country: string;
  currency: string;
  artUrl: string;
  /** The lowest price in points; null while the program has no rate for the currency. */
  fromPoints: number | null;
  from: number;
  to: number;
  denominationType: 'fixed' | 'range';
  /** Fixed: all values. Range: suggested ones. */
  values: number[];
  inStock: boolean;
};
/** For an empty list: what the same words find in this country without the other filters, what in all, and who may be meant. */
export type NearMisses = { here: number; everywhere: number; brands: string[] };
export type Denomination = { value: number; points: number; inStock: boolean };
export type ProductDetail = Omit<Card, 'values'> &
  Pick<
    ListingDetail,
    | 'about'
    | 'categories'
    | 'step'
    | 'validityMonths'
    | 'delivery'
    | 'usage'
    | 'codeFormat'
    | 'howTo'
    | 'terms'
    | 'priceTerms'
    | 'lang'
  > & {
    denominations: Denomination[];
    /** Every value between min and max can be had, not only those that are listed. */
    anyValue: boolean;
    min: number;
    max: number;
    ratePoints: number;
    rateMinorUnits: number;
  };
export type Quote = {
  quoteId: string;
  lines: {
    listingId: string;
    productName: string;
    denomination: number;
    currency: string;
    quantity: number;
    points: number;
  }[];
  /** The whole price. */
  points: number;
  balance: number;
  /** What a card would pay for the points that the balance lacks; null when cards are not taken or not needed. */
  card: { points: number; amount: number; currency: string } | null;
  /** At which rate a card pays for points, rounded up, while the quote holds; null when cards are not taken. */
  cardRate: { points: number; minorUnits: number; currency: string } | null;
  expiresAt: string;
};
/** What confirms a quote: who pays how, for whom and when. */
export type OrderInput = {
  quoteId: string;
  walletPoints?: number;
  gift?: { to: { memberId: string } | { email: string; name?: string }; message: string; from?: string };
  deliverOn?: string;
  idempotencyKey: string;
};
export type PlacedOrder = {
  orderId: string;
  status: OrderStatus;
  points: number;
  voucherIds: string[];
  /** Where the person pays the card's share; only while the order waits for it. */
  payment?: { paymentId: string; amount: number; currency: string };
};
export type OrderProgress = {
  orderId: string;
  status: OrderStatus;
  /** Vouchers in all, of which so many wait for a person, and so many will not come. */
  total: number;
  frozen: number;
  lost: number;
  pointsBack: number;
  /** A gift goes to its recipient by letter; its codes are not the giver's. */
  forSomebody: boolean;
  deliverAt: string | null;
  voucherIds: string[];
  /** The same vouchers with what each is; of a gift none, as they are not the giver's. */
  vouchers: HeldVoucher[];
};
export type HeldVoucher = {
  voucherId: string;
  productName: string;
  brandName: string;
  denomination: number;
  currency: string;
  artUrl: string;
};
export type OpenOrder = {
  orderId: string;
  status: OrderStatus;
  productName: string;
  artUrl: string;
  lineCount: number;
  /** For whom, when it is a gift. */
  giftTo: string | null;
  deliverAt: string | null;
  createdAt: string;
};
/** What of an order somebody's words met. */
export type FoundBy = 'order' | 'voucher' | 'reference' | 'recipient' | 'product' | 'words';
export type OrderRow = {
  orderId: string;
  status: OrderStatus;
  channel: OrderChannel;
  productId: string;
  productName: string;
  denomination: number;
  currency: string;
  quantity: number;
  /** How many lines it has; product, value and quantity are those of the first one. */
  lineCount: number;
  points: number;
  recipient: { email: string; name: string | null };
  memberId: string | null;
  createdAt: string;
  /** Only of a search: what its words met. */
  foundBy?: FoundBy;
};
export type UnitState = 'waiting' | 'asking' | 'issued' | 'failed' | 'frozen' | 'cancelled';
export type TimelineEntry = {
  at: string;
  type: string;
  actorType: string;
  actorId: string;
  actorName: string | null;
  data: Record<string, unknown>;
};
export type OrderLine = {
  lineId: string;
  productId: string;
  productName: string;
  brandName: string;
  artUrl: string;
  denomination: number;
  currency: string;
  quantity: number;
  firstUnit: number;
  unitPoints: number;
};
export type OrderDetail = OrderRow & {
  productId: string;
  unitPoints: number;
  ratePoints: number;
  rateMinorUnits: number;
  /** The card's share; null without a card. */
  card: { points: number; amount: number; currency: string } | null;
  deliverAt: string | null;
  gift: { message: string; from: string } | null;
  lines: OrderLine[];
  /** Where each voucher stands; empty for an order that stock served at once. */
  units: { unit: number; state: UnitState; lineId: string }[];
  vouchers: { voucherId: string; unit: number; state: string; lastFour: string; expiresOn: string | null }[];
};

/** Words of the program team beside an order; members never see them. */
export type OrderNote = { noteId: string; text: string; author: string | null; at: string };
/** One attempt to get a voucher, in the order in which they were made. */
export type AttemptRow = {
  fulfilmentId: string;
  unit: number;
  attempt: number;
  /** `stock`, `own_brand` or a kind of supplier; `account` is the name of the one that was asked. */
  supplier: string;
  account: string | null;
  outcome: 'asking' | 'issued' | 'rejected' | 'unknown' | 'frozen' | 'abandoned';
  reference: string | null;
  detail: string;
  asks: number;
  at: string;
  settledAt: string | null;
};
export const PAYERS = ['wallet', 'program', 'budget', 'reward', 'card_clearing'] as const;
/** What one payer holds ready for an order, has given for it, and got back; minor units of `currency`. */
export type PayerLeg = {
  payer: (typeof PAYERS)[number];
  ownerId: string;
  /** Of a budget: its name. */
  name: string | null;
  currency: string;
  held: number;
  charged: number;
  back: number;
};
export type OrderRecord = {
  quotedAt: string | null;
  notes: OrderNote[];
  attempts: AttemptRow[];
  money: PayerLeg[];
};
export type FrozenUnit = {
  orderId: string;
  unit: number;
  productName: string;
  denomination: number;
  currency: string;
  recipient: { email: string; name: string | null };
  supplier: string;
  supplierReference: string | null;
  fulfilmentId: string;
  detail: string;
  since: string;
};
