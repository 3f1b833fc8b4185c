import type { Ctx } from '#core/context.ts';
import type { WareFilter } from './schema.ts';

type Sql = Ctx['sql'];

/** What this tenant may list: the shared catalogue and its own brands, with its listing where it has one. */
export function wares({ sql, tenant }: Pick<Ctx, 'sql' | 'tenant'>) {
  return sql`
    products p left join listings l on l.tenant_id = ${tenant.id} and l.product_id = p.id
     where (p.source not like 'own:%' or p.source = ${`own:${tenant.id}`})
       and (p.status = 'live' or l.id is not null)
       and (p.source <> 'simulated' or ${tenant.mode} = 'sandbox' or l.id is not null)`;
}

/** Of these, what the tenant has no listing of. */
export function unlisted({ sql, tenant }: Pick<Ctx, 'sql' | 'tenant'>) {
  return sql`
    products p
     where (p.source not like 'own:%' or p.source = ${`own:${tenant.id}`}) and p.status = 'live'
       and (p.source <> 'simulated' or ${tenant.mode} = 'sandbox')
       and not exists (select 1 from listings l where l.tenant_id = ${tenant.id} and l.product_id = p.id)`;
}

/** For counting a whole catalogue at once: room to do it in memory, and no compiling of what runs for a moment. */
export function plainPlans(sql: Sql) {
  return sql`set_config('work_mem', '64MB', true), set_config('jit', 'off', true)`;
}

/** The conditions on products `p` and listings `l`; each stands alone, so that facets can leave one out. */
export function wareConditions({ sql, tenant }: Pick<Ctx, 'sql' | 'tenant'>, f: WareFilter) {
  return {
    kind: f.kind ? sql`and p.kind = ${f.kind}` : sql``,
    category: f.category ? sql`and ${f.category} = any(p.categories)` : sql``,
    country: f.country ? sql`and p.country = ${f.country}` : sql``,
    currency: f.currency ? sql`and p.currency = ${f.currency}` : sql``,
    brand: f.brandId ? sql`and p.brand_id = ${f.brandId}` : sql``,
    supplier: f.accountId
      ? sql`and exists (select 1 from supplier_offers o
                         where o.tenant_id = ${tenant.id} and o.product_id = p.id and o.account_id = ${f.accountId})`
      : sql``,
    listed: f.listed ? listedAs(sql, f.listed) : sql``,
    stock: f.inStock === undefined ? sql`` : sql`and coalesce(l.in_stock, false) = ${f.inStock}`,
    featured: f.featured === undefined ? sql`` : sql`and coalesce(l.featured, false) = ${f.featured}`,
  };
}

/** All of them in a row. */
export function wareFilters(ctx: Pick<Ctx, 'sql' | 'tenant'>, f: WareFilter) {
  return Object.values(wareConditions(ctx, f)).reduce((sum, one) => ctx.sql`${sum} ${one}`, ctx.sql``);
}

function listedAs(sql: Sql, listed: NonNullable<WareFilter['listed']>) {
  if (listed === 'no') return sql`and l.id is null`;
  if (listed === 'out') return sql`and l.visible is not true`;
  return listed === 'shown' ? sql`and l.visible` : sql`and not l.visible`;
}
