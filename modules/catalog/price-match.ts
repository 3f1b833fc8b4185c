import type { Ctx } from '#core/context.ts';
import type { PriceRule } from './schema.ts';

/** For each listing the first rule that is for it, by its number; where none is, the plain price at the rate. */
export function deciding({ sql, tenant }: Ctx, rules: readonly PriceRule[], productIds?: readonly string[]) {
  const numbered = rules.map((r, n) => ({ ...r, n }));
  return sql`
    select l.id, l.product_id, coalesce(r.n, -1) as n, coalesce(r."markupBasisPoints", 0) as markup_basis_points,
           coalesce(r."markupPoints", 0) as markup_points, coalesce(r."roundTo", 1) as round_to
      from listings l join products p on p.id = l.product_id
      left join lateral (
        select * from jsonb_to_recordset(${numbered as never}::jsonb)
                   as r(n int, scope text, target text, "markupBasisPoints" int, "markupPoints" int, "roundTo" int)
         where case r.scope
                 when 'all' then true
                 when 'kind' then r.target = l.kind
                 when 'brand' then r.target = p.brand_id
                 when 'product' then r.target = l.product_id
                 else exists (select 1 from supplier_offers o
                               where o.tenant_id = l.tenant_id and o.product_id = l.product_id
                                 and o.account_id = r.target) end
         order by r.n limit 1) r on true
     where l.tenant_id = ${tenant.id}
       ${productIds ? sql`and l.product_id = any(${productIds as string[]}::text[])` : sql``}`;
}
