import { z } from 'zod';

/** What people open is an address of the web, and short enough to be one. */
const address = z.url({ protocol: /^https?$/ }).max(2_000);

const reward = z.object({
  id: z.string().min(1),
  value: z.object({ denomination: z.number(), currency_code: z.string() }),
  products: z.array(z.string()).nullish(),
  /** The link is shown once, when the order is placed; whoever has it has the reward. */
  delivery: z.object({ method: z.string(), status: z.string().nullish(), link: address.nullish() }),
  /** Null when it never expires. */
  expires_at: z.string().nullish(),
});
export type TremendousReward = z.infer<typeof reward>;

const order = z.object({
  id: z.string().min(1),
  external_id: z.string().nullish(),
  status: z.string(),
  payment: z
    .object({ total: z.number().nullish(), currency_code: z.string().nullish() })
    .nullish()
    .catch(null),
  rewards: z.array(reward).nullish(),
});
export type TremendousOrder = z.infer<typeof order>;

export const tremendousOrder = z.object({ order });
export const tremendousOrders = z.object({ orders: z.array(order) });
export const tremendousLink = z.object({ reward: z.object({ link: address }) });

/** The body of every refusal: the payload has the request's shape, with a message at what is wrong. */
export const tremendousError = z.object({
  errors: z.object({ message: z.string(), payload: z.unknown().optional() }),
});

const product = z.object({
  id: z.string().min(1),
  name: z.string(),
  currency_codes: z.array(z.string().regex(/^[A-Z]{3}$/)),
  countries: z.array(z.object({ abbr: z.string() })),
  skus: z.array(z.object({ min: z.number(), max: z.number() })),
});
export type TremendousProduct = z.infer<typeof product>;

/** One product, or null when it is not of the documented form. */
export const tremendousProductOf = (row: unknown): TremendousProduct | null =>
  product.safeParse(row).data ?? null;
export const tremendousProduct = z.object({ product: z.unknown() });
export const tremendousProducts = z.object({ products: z.array(z.unknown()) });

/** What can be paid with; only a balance has money of its own, in cents. */
export const tremendousFunding = z.object({
  funding_sources: z.array(
    z.object({
      id: z.string(),
      method: z.string(),
      meta: z
        .object({ available_cents: z.number().int().nullish(), currency_code: z.string().nullish() })
        .nullish(),
    }),
  ),
});
