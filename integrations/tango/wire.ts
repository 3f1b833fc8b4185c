import { z } from 'zod';

const money = z.object({ value: z.number(), currencyCode: z.string(), total: z.number().nullish() });

const credential = z.object({
  credentialType: z.string().nullish(),
  label: z.string().nullish(),
  /** text, url, barcode (the address of an image) or date. */
  type: z.string().nullish(),
  value: z.union([z.string().max(2_000), z.number()]).transform(String),
});
export type TangoCredential = z.infer<typeof credential>;

/** An order, as placing it, listing it and reading it give it; only the list leaves the reward out. */
export const tangoOrder = z.object({
  referenceOrderID: z.string().min(1),
  externalRefID: z.string().nullish(),
  utid: z.string(),
  /** PENDING, COMPLETE, PARTIAL or FAILED, in which case the money came back. */
  status: z.string().transform((status) => status.toUpperCase()),
  amountCharged: money.nullish().catch(null),
  denomination: money.nullish(),
  reward: z.object({ credentialList: z.array(credential).nullish() }).nullish(),
});
export type TangoOrder = z.infer<typeof tangoOrder>;

export const tangoOrderList = z.object({ orders: z.array(tangoOrder) });

/** The body of every refusal; `i18nKey` is the stable key. */
export const tangoError = z.object({
  httpCode: z.number(),
  i18nKey: z.string().nullish(),
  errors: z.array(z.object({ path: z.string().nullish(), i18nKey: z.string().nullish() })).nullish(),
});

const item = z.object({
  utid: z.string().min(1),
  rewardName: z.string(),
  currencyCode: z.string().regex(/^[A-Z]{3}$/),
  status: z.string(),
  valueType: z.string(),
  faceValue: z.number().nullish(),
  minValue: z.number().nullish(),
  maxValue: z.number().nullish(),
  countries: z.array(z.string()).default([]),
  /** Added to the face value: a share of it or a sum per order. */
  fee: z.object({ type: z.string().nullish(), value: z.number().nullish() }).nullish(),
});
export type TangoItem = z.infer<typeof item>;

export const tangoCatalogue = z.object({
  brands: z.array(
    z.object({ brandName: z.string(), status: z.string().nullish(), items: z.array(z.unknown()) }),
  ),
});

/** One item of the catalogue, or null when it is not of the documented form. */
export const tangoItemOf = (row: unknown): TangoItem | null => item.safeParse(row).data ?? null;

export const tangoAccount = z.object({ currencyCode: z.string(), currentBalance: z.number() });
