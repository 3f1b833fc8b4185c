import { minorUnits } from '#integrations/decimal.ts';
import { type ReloadlyAccess, readReloadlyProducts } from '#integrations/reloadly/client.ts';
import { type ReloadlyProduct, reloadlyPage, reloadlyProduct } from '#integrations/reloadly/wire.ts';
import type { SupplierProduct } from '../port.ts';

const MOST_PAGES = 250;

/** Every page of the catalogue, or nothing: half of it would look as if the rest were gone. */
export async function reloadlyCatalogue(access: ReloadlyAccess): Promise<SupplierProduct[]> {
  const products: SupplierProduct[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const answer = await readReloadlyProducts(access, page);
    if (!('status' in answer) || answer.status !== 200) return [];
    const { data } = reloadlyPage.safeParse(answer.json);
    if (!data) return [];
    for (const line of data.content) {
      const product = offered(line);
      if (product) products.push(product);
    }
    if (data.last) return products;
  }
  return [];
}

/** A product as we would order it, in the currency of the card; null for a line that cannot be ordered. */
export function offered(line: unknown): SupplierProduct | null {
  const { data: p } = reloadlyProduct.safeParse(line);
  const values = p && valuesOf(p);
  if (!p || !values) return null;
  const denominations = values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const [min, max] = [denominations[0], denominations.at(-1)];
  if (min === undefined || max === undefined) return null;
  const isRange = p.denominationType === 'RANGE';
  return {
    sku: String(p.productId),
    name: p.productName,
    brand: p.brand.brandName,
    country: p.country.isoName,
    currency: p.recipientCurrencyCode,
    denominationType: isRange ? 'range' : 'fixed',
    denominations: isRange ? [] : denominations,
    min,
    max,
    available: true,
    costBasisPoints: 10_000 - Math.round((p.discountPercentage ?? 0) * 100),
  };
}

function valuesOf(p: ReloadlyProduct): bigint[] | null {
  const texts =
    p.denominationType === 'RANGE'
      ? [p.minRecipientDenomination, p.maxRecipientDenomination]
      : (p.fixedRecipientDenominations ?? []);
  const values: bigint[] = [];
  for (const text of texts) {
    const value = text === null || text === undefined ? null : minorUnits(text, p.recipientCurrencyCode);
    if (value === null || value <= 0n) return null;
    values.push(value);
  }
  return values;
}
