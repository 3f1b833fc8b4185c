import type { Sql } from '#db/client.ts';
import { brandHue, brandSlug, type KnownBrand } from './import-brand.ts';
import type { Stored } from './import-change.ts';
import { IMPORT_CATEGORIES } from './import-kind.ts';
import type { ImportPlan, Made } from './import-plan.ts';
import { normalise } from './search.ts';

const CHUNK = 500;

/** Lets one import at a time look and write, until its transaction ends. */
export async function lockCatalogue(sql: Sql): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('damson catalogue import'))`;
}

/** Writes a plan as the installation's owner: categories, brands, then products, 500 rows at a time. */
export async function writePlan(sql: Sql, source: string, plan: ImportPlan): Promise<void> {
  if (plan.made.length > 0) await insertCategories(sql, plan.made);
  for (const part of chunks(plan.brands)) await insertBrands(sql, part);
  for (const part of chunks(plan.made)) await insertProducts(sql, source, part);
  for (const part of chunks(plan.changed)) await updateProducts(sql, part);
}

async function insertCategories(sql: Sql, made: Made[]): Promise<void> {
  const used = new Set(made.flatMap((m) => m.categories));
  const rows = IMPORT_CATEGORIES.filter(({ slug }) => used.has(slug));
  await sql`
    insert into categories (slug, name, position)
    select r.slug, r.name, coalesce((select max(position) from categories), -1) + row_number() over ()
      from jsonb_to_recordset(${sql.json(rows)}) as r(slug text, name text)
     where not exists (select 1 from categories c where c.slug = r.slug)`;
}

async function insertBrands(sql: Sql, brands: KnownBrand[]): Promise<void> {
  const rows = brands.map(({ id, name }) => ({ id, name, slug: brandSlug(name), hue: brandHue(name) }));
  await sql`
    insert into brands (id, slug, name, hue, about)
    select id, slug, name, hue, ''
      from jsonb_to_recordset(${sql.json(rows)}) as r(id text, slug text, name text, hue int)`;
}

async function insertProducts(sql: Sql, source: string, made: Made[]): Promise<void> {
  const rows = made.map((m) => ({
    ...rowOf(m),
    country: m.country,
    currency: m.price.currency,
    kind: m.kind,
    categories: m.categories,
    sku: m.sku,
    how_to: `Give the code when you pay at ${m.brandName}.`,
  }));
  await sql`
    insert into products (id, brand_id, name, kind, categories, country, currency, denominations,
                          denomination_type, min_value, max_value, step_value, validity_months, delivery,
                          usage, code_format, how_to, terms, status, source, source_sku, search_text)
    select r.id, r.brand, r.name, r.kind, array(select jsonb_array_elements_text(r.categories)), r.country,
           r.currency, array(select v::bigint from jsonb_array_elements_text(r."values") v), r.type, r.min,
           r.max, r.step, null, 'instant', 'online_and_store', 'text', r.how_to, r.terms, r.status, ${source},
           r.sku, r.search
      from jsonb_to_recordset(${sql.json(rows)}) as r(id text, brand text, name text, kind text,
             categories jsonb, country text, currency text, "values" jsonb, type text, min bigint, max bigint,
             step bigint, how_to text, terms text, status text, sku text, search text)`;
}

async function updateProducts(sql: Sql, changed: Stored[]): Promise<void> {
  await sql`
    update products p
       set brand_id = r.brand, name = r.name, search_text = r.search, terms = r.terms, status = r.status,
           denominations = array(select v::bigint from jsonb_array_elements_text(r."values") v),
           denomination_type = r.type, min_value = r.min, max_value = r.max, step_value = r.step,
           updated_at = now()
      from jsonb_to_recordset(${sql.json(changed.map(rowOf))}) as r(id text, brand text, name text,
             "values" jsonb, type text, min bigint, max bigint, step bigint, terms text, status text,
             search text)
     where p.id = r.id`;
}

/** Amounts as text, which JSON carries exactly whatever their size. */
function rowOf({ id, brandId, brandName, name, price, terms, status }: Stored) {
  return {
    id,
    brand: brandId,
    name,
    terms,
    status,
    type: price.type,
    min: price.min.toString(),
    max: price.max.toString(),
    step: price.step.toString(),
    values: price.values.map(String),
    search: normalise(`${brandName} ${name}`),
  };
}

function chunks<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, i) =>
    rows.slice(i * CHUNK, (i + 1) * CHUNK),
  );
}
