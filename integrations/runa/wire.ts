import { z } from 'zod';

/** What people open or type is an address of the web, and short enough to be one. */
const address = z.url({ protocol: /^https?$/ }).max(2_000);
const secret = z.string().max(2_000);
const decimal = z.union([z.string(), z.number()]).transform(String);

const item = z.object({
  face_value: decimal,
  currency: z.string().nullish(),
  products: z.object({ type: z.string(), value: z.string().nullish() }),
  payout: z.object({
    /** ACTIVE, CLAIMED, CANCELLED or EXPIRED. */
    status: z.string(),
    /** Whoever has this address has the voucher. */
    url: address,
  }),
});
export type RunaItem = z.infer<typeof item>;

/** An order. One that is not complete shows only its id and status, not even our description. */
export const runaOrder = z.object({
  id: z.string().min(1),
  status: z.enum(['PROCESSING', 'COMPLETED', 'FAILED']),
  description: z.string().nullish(),
  currency: z.string().nullish(),
  total_price: decimal.nullish(),
  items: z.array(item).nullish(),
});
export type RunaOrder = z.infer<typeof runaOrder>;

const pagination = z.object({ cursors: z.object({ after: z.string().nullish() }).nullish() });

export const runaOrderPage = z.object({ items: z.array(runaOrder), pagination });
export const runaProductPage = z.object({ catalog: z.array(z.unknown()), pagination });

/** The body of every refusal; `type` is the stable key. */
export const runaError = z.object({ type: z.string(), message: z.string() });

const denominations = z.object({
  type: z.enum(['open', 'fixed']),
  minimum_value: decimal.nullish(),
  maximum_value: decimal.nullish(),
  available_list: z.array(decimal).nullish(),
});
const product = z.object({
  code: z.string().min(1),
  name: z.string(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  state: z.string(),
  is_orderable: z.boolean(),
  payout_type: z.string(),
  countries_redeemable_in: z.array(z.string()),
  /** "0.05" is 5 % off. */
  discount_multiplier: decimal,
  gift_card: z.object({ denominations: denominations.nullish() }).nullish(),
});
export type RunaProduct = z.infer<typeof product>;

/** One product of the catalogue, or null when it is not of the documented form. */
export const runaProductOf = (row: unknown): RunaProduct | null => product.safeParse(row).data ?? null;

const balance = z.object({ balance: z.string(), currency: z.string() });
export const runaBalances = z.union([z.array(balance), balance.transform((one) => [one])]);

/** What a payout address answers to format=json, always with 200; `type` says whether it is a code or a page. */
export const runaPayout = z.object({
  status: z.enum(['SUCCESS', 'ERROR']),
  error_code: z.string().nullish(),
  e_code: z
    .object({
      type: z.enum(['code', 'url']),
      amount: decimal.nullish(),
      code: secret.nullish(),
      pin: secret.nullish(),
      barcode_string: secret.nullish(),
      url: address.nullish().catch(null),
      expiry_date: z.string().nullish(),
    })
    .nullish(),
});
export type RunaPayout = z.infer<typeof runaPayout>;
