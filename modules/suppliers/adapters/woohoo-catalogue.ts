import { minorUnits } from '#integrations/decimal.ts';
import { readWoohooCategory, readWoohooProducts, type WoohooAccess } from '#integrations/woohoo/client.ts';
import { denominationsOf, woohooProduct } from '#integrations/woohoo/product.ts';
import { productListOf } from '#integrations/woohoo/product-list.ts';
import { woohooCategory } from '#integrations/woohoo/wire.ts';
import type { SupplierProduct } from '../port.ts';
import { CURRENCIES } from './woohoo-order.ts';

const PAGE = 100;
const MOST_PAGES = 100;

/** Every page of the account's category, or nothing: half of it would look as if the rest were gone. */
export async function woohooCatalogue(
  access: WoohooAccess,
  category: string | undefined,
): Promise<SupplierProduct[]> {
  const categoryId = category ?? (await rootCategory(access));
  if (!categoryId) return [];
  const products: SupplierProduct[] = [];
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await readWoohooProducts(access, { categoryId, offset: page * PAGE, limit: PAGE });
    const list = 'status' in answer && answer.status === 200 ? productListOf(answer.json) : null;
    if (!list) return [];
    for (const row of list.rows) {
      const product = offeredAtWoohoo(row);
      if (product) products.push(product);
    }
    if (list.rows.length < PAGE) return products;
  }
  return [];
}

async function rootCategory(access: WoohooAccess): Promise<string | null> {
  const answer = await readWoohooCategory(access);
  const { data } = woohooCategory.safeParse('status' in answer && answer.status === 200 ? answer.json : null);
  return data?.id ?? null;
}

/**
 * A product as we would order it; null for a line that cannot be ordered. Woohoo bills the face value and settles
 * discounts apart.
 */
export function offeredAtWoohoo(row: unknown): SupplierProduct | null {
  const { data: p } = woohooProduct.safeParse(row);
  const country = p && CURRENCIES[p.currency]?.country;
  if (!p || !country) return null;
  const amount = (text: string | null | undefined) => (text ? minorUnits(text, p.currency) : null);
  const isRange = p.price?.type?.trim().toUpperCase() === 'RANGE' || !denominationsOf(p);
  const values = (denominationsOf(p) ?? []).map(amount).filter((v) => v !== null);
  const denominations = isRange ? [] : values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const min = amount(p.minPrice ?? p.price?.min) ?? denominations[0];
  const max = amount(p.maxPrice ?? p.price?.max) ?? denominations.at(-1);
  if (!min || !max || (!isRange && denominations.length === 0)) return null;
  return {
    sku: p.sku,
    name: p.name,
    brand: '',
    country,
    currency: p.currency,
    denominationType: isRange ? 'range' : 'fixed',
    denominations,
    min,
    max,
    available: true,
    costBasisPoints: 10_000,
  };
}
