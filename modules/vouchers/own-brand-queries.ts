import type { Ctx } from '#core/context.ts';
import { plain } from '#lib/plain.ts';
import type { CodeRun, OwnBrand } from './own-brand-schema.ts';

/** A bound: looking a code up costs one fingerprint for each of them. */
export const MAX_OWN_BRANDS = 100;

type Row = Omit<OwnBrand, 'values'> & { values: bigint[] };
const columns = (sql: Ctx['sql']) => sql`
  o.product_id as "productId", p.name as "productName", p.currency, p.denominations as "values", o.pattern, o.partial,
  o.undo_seconds as "undoSeconds"`;
const toOwnBrand = (r: Row): OwnBrand => ({ ...r, values: r.values.map((v) => plain(BigInt(v))) });

export async function selectOwnBrands({ sql, tenant }: Ctx): Promise<OwnBrand[]> {
  const rows = await sql<Row[]>`
    select ${columns(sql)} from own_brands o join products p on p.id = o.product_id
     where o.tenant_id = ${tenant.id} order by o.product_id limit ${MAX_OWN_BRANDS}`;
  return rows.map(toOwnBrand);
}

export async function selectOwnBrand({ sql, tenant }: Ctx, productId: string): Promise<OwnBrand | null> {
  const [row] = await sql<Row[]>`
    select ${columns(sql)} from own_brands o join products p on p.id = o.product_id
     where o.tenant_id = ${tenant.id} and o.product_id = ${productId}`;
  return row ? toOwnBrand(row) : null;
}

/** Whether the product is this tenant's own, of fixed values; null when it is not the tenant's at all. */
export async function selectOwnProduct(
  { sql, tenant }: Ctx,
  productId: string,
): Promise<{ fixed: boolean } | null> {
  const [row] = await sql<{ fixed: boolean }[]>`
    select denomination_type = 'fixed' as fixed from products
     where id = ${productId} and source = ${`own:${tenant.id}`}`;
  return row ?? null;
}

export async function selectRun({ sql, tenant }: Ctx, runId: string): Promise<CodeRun | null> {
  const [row] = await sql<
    (Omit<CodeRun, 'denomination' | 'finishedAt'> & { denomination: bigint; at: Date | null })[]
  >`
    select id as "runId", product_id as "productId", denomination, wanted, made, finished_at as at from code_runs
     where tenant_id = ${tenant.id} and id = ${runId}`;
  if (!row) return null;
  const { at, denomination, ...run } = row;
  return { ...run, denomination: plain(denomination), finishedAt: at?.toISOString() ?? null };
}
