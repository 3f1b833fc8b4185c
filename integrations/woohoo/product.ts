import { z } from 'zod';

/** PHP writes an empty object as [], so an empty list where an object belongs means nothing. */
const orNothing = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (Array.isArray(value) && value.length === 0 ? null : value), schema.nullish());
const text = z.union([z.string(), z.number()]).transform(String);
const decimal = text.nullish();

/**
 * A product as Woohoo's (Qwikcilver's) product list and product detail give it. Only what says what is sold:
 * discounts, campaigns and coupons are the program's own terms with the supplier and never reach a price.
 */
export const woohooProduct = z.object({
  sku: text,
  name: z.string(),
  currency: z.union([z.string(), z.object({ code: z.string() }).transform(({ code }) => code)]),
  minPrice: decimal,
  maxPrice: decimal,
  price: orNothing(
    z.object({
      /** SLAB: only the denominations. RANGE: anything from min to max. */
      type: z.string().nullish(),
      min: decimal,
      max: decimal,
      denominations: orNothing(z.array(text)),
      /** Usually the card's program group, which says nothing of the price; a plain list holds values. */
      cpg: z.unknown().optional(),
    }),
  ),
  tnc: orNothing(z.object({ content: z.string().nullish() })),
});
export type WoohooProduct = z.infer<typeof woohooProduct>;

/** The values that a product is restricted to or suggested at; null when it names none. */
export function denominationsOf({ price }: WoohooProduct): string[] | null {
  if (price?.denominations?.length) return price.denominations;
  const group = z.array(text).nonempty().safeParse(price?.cpg);
  return group.success ? group.data : null;
}
