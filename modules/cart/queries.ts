import type { Ctx } from '#core/context.ts';
import type { CartHead, CartQuoteRow } from './store.ts';

export type StoredLine = {
  lineId: string;
  listingId: string;
  productId: string;
  productName: string;
  brandName: string;
  artUrl: string;
  country: string;
  denomination: bigint;
  currency: string;
  quantity: number;
  seenPoints: bigint;
};

export async function selectHead({ sql, tenant, actor }: Ctx): Promise<CartHead | null> {
  const [row] = await sql<CartHead[]>`
    select revision, order_id as "orderId", ordered_revision as "orderedRevision" from carts
     where tenant_id = ${tenant.id} and member_id = ${actor.id}`;
  return row ?? null;
}

/** The lines of the signed-in member's cart as they were put in, those too that are not offered any more. */
export async function selectCartLines({ sql, tenant, actor }: Ctx): Promise<StoredLine[]> {
  return sql<StoredLine[]>`
    select c.id as "lineId", c.listing_id as "listingId", l.product_id as "productId", p.name as "productName",
           b.name as "brandName", '/art/' || b.id || '.svg' as "artUrl", p.country, c.denomination, p.currency,
           c.quantity, c.seen_points as "seenPoints"
      from cart_lines c
      join listings l on l.tenant_id = c.tenant_id and l.id = c.listing_id
      join products p on p.id = l.product_id
      join brands b on b.id = p.brand_id
     where c.tenant_id = ${tenant.id} and c.member_id = ${actor.id} order by c.created_at, c.id`;
}

export async function selectCount({ sql, tenant, actor }: Ctx): Promise<{ lines: number; count: number }> {
  const [row] = await sql<[{ lines: number; count: number }]>`
    select count(*)::int as lines, coalesce(sum(quantity), 0)::int as count from cart_lines
     where tenant_id = ${tenant.id} and member_id = ${actor.id}`;
  return row;
}

export async function selectCartQuote(
  { sql, tenant, actor }: Ctx,
  quoteId: string,
): Promise<CartQuoteRow | null> {
  const [row] = await sql<CartQuoteRow[]>`
    select quote_id as "quoteId", revision, line_ids as "lineIds" from cart_quotes
     where tenant_id = ${tenant.id} and member_id = ${actor.id} and quote_id = ${quoteId}`;
  return row ?? null;
}
