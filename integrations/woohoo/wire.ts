import { z } from 'zod';

const text = z.union([z.string(), z.number()]).transform(String);

export const woohooCard = z.object({
  cardNumber: text.nullish(),
  cardPin: text.nullish(),
  activationCode: text.nullish(),
  activationUrl: z.string().nullish(),
  amount: text.nullish(),
  validity: z.string().nullish(),
});
export type WoohooCard = z.infer<typeof woohooCard>;
export const woohooCards = z.object({ cards: z.array(woohooCard).max(500) });

/** An order as it is answered when placed and when looked up. */
export const woohooOrder = z.object({
  status: z.string(),
  orderId: text.nullish(),
  refno: text.nullish(),
  cards: z.array(woohooCard).max(500).nullish(),
});
export type WoohooOrder = z.infer<typeof woohooOrder>;

export const woohooReversal = z.object({ order: z.object({ status: z.string() }) });
export const woohooError = z.object({ code: z.union([z.string(), z.number()]).transform(Number) });
export const woohooBalance = z.object({
  balance: z.union([z.string(), z.number()]),
  currency: z.object({ code: z.string().length(3) }),
});
export const woohooCategory = z.union([
  z.object({ id: text }),
  z
    .array(z.object({ id: text }))
    .min(1)
    .transform(([first]) => ({ id: first?.id ?? '' })),
]);
