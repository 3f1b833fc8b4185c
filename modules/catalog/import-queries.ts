import type { Sql } from '#db/client.ts';
import { brandKey, type KnownBrand } from './import-brand.ts';
import type { Status, Stored } from './import-change.ts';
import type { CatalogueState } from './import-plan.ts';

type ProductRow = {
  id: string;
  sku: string;
  name: string;
  brand_id: string;
  brand_name: string;
  country: string;
  currency: string;
  denomination_type: 'fixed' | 'range';
  min_value: bigint;
  max_value: bigint;
  step_value: bigint;
  denominations: string[];
  terms: string;
  status: Status;
};

/** What the catalogue holds of a supplier, with every brand it could belong to. */
export async function readCatalogue(sql: Sql, source: string): Promise<CatalogueState> {
  const brands = await sql<{ id: string; name: string; slug: string; categories: string[] | null }[]>`
    select b.id, b.name, b.slug, p.categories
      from brands b
      left join (select distinct on (brand_id) brand_id, categories from products order by brand_id, id) p
        on p.brand_id = b.id
     order by b.id`;
  const rows = await sql<ProductRow[]>`
    select p.id, p.source_sku as sku, p.name, p.brand_id, b.name as brand_name, p.country, p.currency,
           p.denomination_type, p.min_value, p.max_value, p.step_value, p.denominations::text[], p.terms,
           p.status
      from products p join brands b on b.id = p.brand_id
     where p.source = ${source} order by p.source_sku`;
  return {
    products: new Map(rows.map((row) => [row.sku, storedOf(row)])),
    // By slug first, by name last: a name decides where both could.
    brands: [...brands.map((b) => knownAs(b, b.slug)), ...brands.map((b) => knownAs(b, b.name))],
  };
}

function storedOf(row: ProductRow): Stored {
  const { id, sku, name, brand_id: brandId, brand_name: brandName, country, terms, status } = row;
  const price = {
    currency: row.currency,
    type: row.denomination_type,
    min: row.min_value,
    max: row.max_value,
    step: row.step_value,
    values: row.denominations.map(BigInt),
  };
  return { id, sku, name, brandId, brandName, country, price, terms, status };
}

function knownAs(brand: { id: string; name: string; categories: string[] | null }, text: string): KnownBrand {
  return { id: brand.id, name: brand.name, key: brandKey(text), categories: brand.categories ?? [] };
}
