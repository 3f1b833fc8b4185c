import { minorUnits } from '#integrations/decimal.ts';
import {
  listTremendousProducts,
  readTremendousProduct,
  type TremendousAccess,
} from '#integrations/tremendous/client.ts';
import {
  type TremendousProduct,
  tremendousProduct,
  tremendousProductOf,
  tremendousProducts,
} from '#integrations/tremendous/wire.ts';
import type { Supplier, SupplierProduct } from '../port.ts';
import { withoutCountries } from './countries.ts';
import { sells } from './sells.ts';

/** Everything in the catalogue, one row for each currency; empty when it could not be read. */
export async function tremendousCatalogueOf(access: TremendousAccess | null): Promise<SupplierProduct[]> {
  const answer = access && (await listTremendousProducts(access));
  if (!answer || 'failed' in answer || answer.status !== 200) return [];
  return withoutCountries(tremendousProducts.safeParse(answer.json).data?.products.flatMap(rowsOf) ?? []);
}

export async function tremendousHas(
  access: TremendousAccess | null,
  product: Parameters<Supplier['availability']>[1],
): ReturnType<Supplier['availability']> {
  const answer = access && (await readTremendousProduct(access, product.sku));
  if (!answer || 'failed' in answer) return 'unknown';
  if (answer.status === 404) return 'unavailable';
  const row = answer.status === 200 ? tremendousProduct.safeParse(answer.json).data?.product : null;
  return tremendousProductOf(row) ? sells(rowsOf(row), product) : 'unknown';
}

/** A product is in the list only while it can be had, and costs its face value. */
function rowsOf(row: unknown): SupplierProduct[] {
  const product = tremendousProductOf(row);
  if (!product) return [];
  const { id: sku, name } = product;
  return product.currency_codes.flatMap((currency) => {
    const values = valuesOf(product, currency);
    if (!values) return [];
    return product.countries.map(({ abbr: country }) => {
      const own = { sku, name, brand: name, country, currency, ...values };
      return { ...own, available: true, costBasisPoints: 10_000 };
    });
  });
}

/** Each sku is one value or a range; where both occur the widest range is what is offered. */
function valuesOf({ skus }: TremendousProduct, currency: string) {
  const all = skus.flatMap(({ min, max }) => {
    const [low, high] = [minorUnits(min, currency), minorUnits(max, currency)];
    return low === null || high === null || high < low ? [] : [{ min: low, max: high }];
  });
  const [widest] = all.toSorted((a, b) => Number(b.max - b.min - (a.max - a.min)));
  if (!widest) return null;
  if (widest.max > widest.min) return { denominationType: 'range' as const, denominations: [], ...widest };
  const denominations = all.map(({ min }) => min).sort((a, b) => (a < b ? -1 : 1));
  const [min, max] = [denominations[0] ?? 0n, denominations.at(-1) ?? 0n];
  return { denominationType: 'fixed' as const, denominations, min, max };
}
