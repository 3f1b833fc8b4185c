import { z } from 'zod';

const decimal = z.union([z.number(), z.string()]);

/** An order as Reloadly keeps it. Cards come with it or are asked for on their own. */
export const reloadlyOrder = z.object({
  transactionId: z.number().int(),
  amount: decimal,
  currencyCode: z.string().length(3),
  customIdentifier: z.string().nullish(),
  status: z.string(),
  product: z
    .object({ productId: z.number().int(), unitPrice: decimal.nullish(), currencyCode: z.string().nullish() })
    .nullish(),
  smiles: z
    .array(
      z.object({
        code: z.union([z.string(), z.number()]).transform(String),
        pinCode: z.union([z.string(), z.number()]).transform(String).nullish(),
        validity: z.string().nullish(),
      }),
    )
    .nullish(),
});
export type ReloadlyOrder = z.infer<typeof reloadlyOrder>;

export const reloadlyCards = z.array(
  z.object({
    cardNumber: z.union([z.string(), z.number()]).transform(String).nullish(),
    pinCode: z.union([z.string(), z.number()]).transform(String).nullish(),
    redemptionUrl: z.string().nullish(),
  }),
);
export const reloadlyTransactions = z.object({ content: z.array(reloadlyOrder).max(200) });
export const reloadlyError = z.object({
  message: z.string().nullish(),
  errorCode: z.string().nullish(),
  path: z.string().nullish(),
});
export const reloadlyBalance = z.object({ balance: decimal, currencyCode: z.string().length(3) });

export const reloadlyProduct = z.object({
  productId: z.number().int(),
  productName: z.string(),
  denominationType: z.enum(['FIXED', 'RANGE']),
  recipientCurrencyCode: z.string().length(3),
  minRecipientDenomination: decimal.nullish(),
  maxRecipientDenomination: decimal.nullish(),
  fixedRecipientDenominations: z.array(decimal).nullish(),
  discountPercentage: z.number().nullish(),
  brand: z.object({ brandName: z.string() }),
  country: z.object({ isoName: z.string() }),
});
export type ReloadlyProduct = z.infer<typeof reloadlyProduct>;
/** Lines are judged one by one, so that one of them cannot hide the rest. */
export const reloadlyPage = z.object({ content: z.array(z.unknown()).max(200), last: z.boolean() });
