import { minorUnits } from '#integrations/decimal.ts';
import { listRunaProducts, readRunaProduct } from '#integrations/runa/client.ts';
import { type RunaProduct, runaProductOf, runaProductPage } from '#integrations/runa/wire.ts';
import type { Supplier, SupplierProduct } from '../port.ts';
import { withoutCountries } from './countries.ts';
import type { RunaAccount } from './runa-payout.ts';
import { scaled } from './scaled.ts';
import { sells } from './sells.ts';

const MOST_PAGES = 40;

/** Every gift card in the catalogue; empty when it could not be read to its end. */
export async function runaCatalogueOf(account: RunaAccount | null): Promise<SupplierProduct[]> {
  const products: SupplierProduct[] = [];
  let after: string | null = null;
  for (let page = 0; account && page < MOST_PAGES; page++) {
    const answer = await listRunaProducts(account, after);
    const list =
      'failed' in answer || answer.status !== 200 ? null : runaProductPage.safeParse(answer.json).data;
    if (!list) return [];
    products.push(...list.catalog.flatMap(rowsOf));
    after = list.pagination.cursors?.after ?? null;
    if (after === null || list.catalog.length === 0) return withoutCountries(products);
  }
  return [];
}

export async function runaHas(
  account: RunaAccount | null,
  product: Parameters<Supplier['availability']>[1],
): ReturnType<Supplier['availability']> {
  const answer = account && (await readRunaProduct(account, product.sku));
  if (!answer || 'failed' in answer) return 'unknown';
  if (answer.status === 404) return 'unavailable';
  return answer.status === 200 && runaProductOf(answer.json)
    ? sells(rowsOf(answer.json), product)
    : 'unknown';
}

function rowsOf(row: unknown): SupplierProduct[] {
  const product = runaProductOf(row);
  const values = product && valuesOf(product);
  if (!values) return [];
  const { code: sku, name, currency, is_orderable, state } = product;
  const costBasisPoints = 10_000 - scaled(product.discount_multiplier, 4);
  const available = is_orderable && state !== 'TEMPORARILY_DISABLED';
  return product.countries_redeemable_in.map((country) => {
    return { sku, name, brand: name, country, currency, ...values, available, costBasisPoints };
  });
}

function valuesOf({ gift_card, currency, payout_type }: RunaProduct) {
  const given = payout_type === 'gift_card' ? gift_card?.denominations : null;
  if (!given) return null;
  const minor = (text: string | null | undefined) => minorUnits(text ?? '', currency);
  if (given.type === 'open') {
    const [min, max] = [minor(given.minimum_value), minor(given.maximum_value)];
    if (min === null || max === null) return null;
    return { denominationType: 'range' as const, denominations: [], min, max };
  }
  const values = (given.available_list ?? []).map(minor).filter((value) => value !== null);
  const denominations = values.sort((a, b) => (a < b ? -1 : 1));
  const [min, max] = [denominations[0], denominations.at(-1)];
  if (min === undefined || max === undefined) return null;
  return { denominationType: 'fixed' as const, denominations, min, max };
}
