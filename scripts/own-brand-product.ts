import type postgres from 'postgres';
import { newId } from '#lib/id.ts';
import type { TenantRef } from '#lib/tenant.ts';

type OwnProduct = {
  name: string;
  brandName: string;
  about: string;
  currency: string;
  country: string;
  values: number[];
};

/**
 * Puts a tenant's own brand and product into the shared catalogue, as the installation's owner. The source
 * `own:<tenant>` is what makes it this tenant's: no other can list it or set it as its own brand.
 */
export async function insertOwnProduct(
  owner: postgres.Sql,
  tenant: TenantRef,
  p: OwnProduct,
): Promise<string> {
  const [productId, brandId] = [newId('product'), newId('brand')];
  await owner`insert into brands (id, slug, name, hue, about)
              values (${brandId}, ${brandId.replaceAll('_', '-')}, ${p.brandName}, 200, ${p.about})`;
  await owner`
    insert into products (id, brand_id, name, kind, categories, country, currency, denominations, denomination_type,
      min_value, max_value, step_value, validity_months, delivery, usage, code_format, how_to, terms, source, source_sku,
      search_text)
    values (${productId}, ${brandId}, ${p.name}, 'gift_card', '{}', ${p.country}, ${p.currency},
      ${p.values}::bigint[], 'fixed', ${Math.min(...p.values)}, ${Math.max(...p.values)}, 1, 24, 'instant', 'store',
      'qr', 'Show the code at the till.', 'Can be used in parts until the balance is used up.', ${`own:${tenant.id}`},
      ${productId}, ${`${p.brandName} ${p.name}`.toLowerCase()})`;
  return productId;
}
