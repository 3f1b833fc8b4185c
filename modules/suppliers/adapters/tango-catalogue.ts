import { minorUnits } from '#integrations/decimal.ts';
import { readTangoCatalogue, type TangoAccess } from '#integrations/tango/client.ts';
import { type TangoItem, tangoCatalogue, tangoItemOf } from '#integrations/tango/wire.ts';
import type { Supplier, SupplierProduct } from '../port.ts';
import { withoutCountries } from './countries.ts';
import { scaled } from './scaled.ts';
import { sells } from './sells.ts';

/** Everything in the catalogue; empty when it could not be read. */
export async function tangoCatalogueOf(access: TangoAccess | null): Promise<SupplierProduct[]> {
  return withoutCountries((access && (await productsAt(access))) ?? []);
}

/** Routing goes by the synced catalogue; this asks for one item, which Tango does not want often. */
export async function tangoHas(
  access: TangoAccess | null,
  product: Parameters<Supplier['availability']>[1],
): ReturnType<Supplier['availability']> {
  const products = access && (await productsAt(access, product.sku));
  return products ? sells(products, product) : 'unknown';
}

async function productsAt(access: TangoAccess, utid?: string): Promise<SupplierProduct[] | null> {
  const answer = await readTangoCatalogue(access, utid);
  if ('failed' in answer) return null;
  const { data } = answer.status === 200 ? tangoCatalogue.safeParse(answer.json) : { data: undefined };
  return (
    data?.brands.flatMap(({ brandName, status, items }) =>
      items.flatMap((row) => {
        const item = tangoItemOf(row);
        return item ? productsOf(item, brandName, status !== 'inactive') : [];
      }),
    ) ?? null
  );
}

function productsOf(item: TangoItem, brand: string, brandActive: boolean): SupplierProduct[] {
  const { currencyCode: currency } = item;
  const fixed = item.valueType === 'FIXED_VALUE';
  const min = minorUnits((fixed ? item.faceValue : item.minValue) ?? '', currency);
  const max = minorUnits((fixed ? item.faceValue : item.maxValue) ?? '', currency);
  if (min === null || max === null || max === 0n) return [];
  return item.countries.map((country) => ({
    sku: item.utid,
    name: item.rewardName,
    brand,
    country,
    currency,
    denominationType: fixed ? 'fixed' : 'range',
    denominations: fixed ? [min] : [],
    min,
    max,
    available: brandActive && item.status === 'active',
    costBasisPoints: costOf(item, max),
  }));
}

/** The face value and the fee; a fee per order is spread over the largest value, where it weighs least. */
function costOf({ fee, currencyCode }: TangoItem, max: bigint): number {
  if (!fee?.value) return 10_000;
  if (fee.type?.toUpperCase() === 'PERCENTAGE') return 10_000 + scaled(fee.value, 2);
  const flat = minorUnits(fee.value, currencyCode) ?? 0n;
  return 10_000 + Number((flat * 10_000n + max - 1n) / max);
}
