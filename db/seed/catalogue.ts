import { readFile } from 'node:fs/promises';
import type postgres from 'postgres';
import { newId } from '../../lib/id.ts';

type Denomination =
  | { type: 'fixed'; values: number[] }
  | { type: 'range'; min: number; max: number; step: number; suggested: number[] };
export type SeedProduct = {
  slug: string;
  brand: string;
  name: string;
  kind: string;
  categories: string[];
  country: string;
  currency: string;
  denomination: Denomination;
  validity_months: number | null;
  delivery: string;
  usage: string;
  code_format: string;
  how_to: string;
  terms: string;
};
export type SeedCatalogue = {
  categories: { slug: string; name: string }[];
  brands: { slug: string; name: string; hue: number; about: string }[];
  products: SeedProduct[];
};

export async function readCatalogue(): Promise<SeedCatalogue> {
  return JSON.parse(await readFile(new URL('./catalogue.json', import.meta.url), 'utf8')) as SeedCatalogue;
}

/** Values that a product is sold at: all of a fixed one, the suggested ones of a range. */
export function valuesOf(d: Denomination): number[] {
  return d.type === 'fixed' ? d.values : d.suggested;
}

/** Writes the shared catalogue as the installation's owner; running it again changes nothing. */
export async function seedCatalogue(
  owner: postgres.Sql,
  searchText: (text: string) => string,
): Promise<void> {
  const { categories, brands, products } = await readCatalogue();
  const rows = categories.map((c, position) => ({ ...c, position }));
  await owner`
    insert into categories (slug, name, position)
    select slug, name, position from jsonb_to_recordset(${owner.json(rows)}) as r(slug text, name text, position int)
    on conflict (slug) do nothing`;
  await owner`
    insert into brands (id, slug, name, hue, about)
    select id, slug, name, hue, about
      from jsonb_to_recordset(${owner.json(brands.map((b) => ({ ...b, id: newId('brand') })))})
             as r(id text, slug text, name text, hue int, about text)
    on conflict (slug) do nothing`;
  const names = new Map(brands.map((b) => [b.slug, b.name]));
  const values = products.map((p) => {
    const d = p.denomination;
    const all = valuesOf(d);
    return {
      ...p,
      id: newId('product'),
      values: all,
      type: d.type,
      min: d.type === 'range' ? d.min : all[0],
      max: d.type === 'range' ? d.max : all.at(-1),
      step: d.type === 'range' ? d.step : 1,
      search: searchText(`${names.get(p.brand)} ${p.name}`),
    };
  });
  await owner`
    insert into products (id, brand_id, name, kind, categories, country, currency, denominations, denomination_type,
                          min_value, max_value, step_value, validity_months, delivery, usage, code_format, how_to,
                          terms, source, source_sku, search_text)
    select r.id, b.id, r.name, r.kind, array(select jsonb_array_elements_text(r.categories)), r.country, r.currency,
           array(select x::bigint from jsonb_array_elements_text(r.values) x), r.type, r.min, r.max, r.step,
           r.validity_months, r.delivery, r.usage, r.code_format, r.how_to, r.terms, 'seed', r.slug, r.search
      from jsonb_to_recordset(${owner.json(values as never)}) as r(id text, slug text, brand text, name text, kind text,
             categories jsonb, country text, currency text, "values" jsonb, type text, min bigint, max bigint,
             step bigint, validity_months int, delivery text, usage text, code_format text, how_to text, terms text,
             search text)
      join brands b on b.slug = r.brand
    on conflict (source, source_sku) do nothing`;
}
