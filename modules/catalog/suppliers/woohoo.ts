import type { z } from 'zod';
import { denominationsOf, woohooProduct } from '#integrations/woohoo/product.ts';
import { productListOf } from '#integrations/woohoo/product-list.ts';
import type { SupplierFeed } from '../import-candidate.ts';
import { plainText } from '../import-text.ts';
import { type Flawed, flawed } from '../import-verdict.ts';

/** Woohoo's product list as an offer of ours, word for word: judging it is the import's. */
export const woohooFeed: SupplierFeed = {
  list: productListOf,
  offer: (row) => {
    const parsed = woohooProduct.safeParse(row);
    if (!parsed.success) return flawOf(parsed.error, row);
    const { sku, name, currency, minPrice, maxPrice, price, tnc } = parsed.data;
    return {
      offer: {
        sku,
        name,
        currency,
        min: minPrice ?? price?.min ?? null,
        max: maxPrice ?? price?.max ?? null,
        values: denominationsOf(parsed.data),
        valuesOnly: price?.type?.trim().toUpperCase() !== 'RANGE',
        terms: tnc?.content ? plainText(tnc.content) || null : null,
      },
    };
  },
};

function flawOf(error: z.ZodError, row: unknown): Flawed {
  const path = error.issues[0]?.path ?? [];
  const field = path.join('.') || 'row';
  const value = path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | null)?.[key], row);
  return value === undefined || value === null
    ? flawed(field, 'missing', `${field} is missing`)
    : flawed(field, 'wrong_type', `${field} is not of the type that the format gives`);
}
