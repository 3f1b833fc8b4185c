import type { Ctx } from '#core/context.ts';
import { languagesOf } from './said.ts';
import type { ListingText } from './schema.ts';
import { normalise } from './search.ts';

const MOST_FOUND = 200;

/** Null when there is no such listing. */
export async function selectTexts({ sql, tenant }: Ctx, listingId: string): Promise<ListingText[] | null> {
  const [listing] = await sql`select 1 from listings where tenant_id = ${tenant.id} and id = ${listingId}`;
  if (!listing) return null;
  return sql<ListingText[]>`
    select locale, name, about, how_to as "howTo", terms from listing_texts
     where tenant_id = ${tenant.id} and listing_id = ${listingId} order by locale`;
}

/** Products that are called so in a language of whoever asks; those whose name begins so come first. */
export async function matchingTexts(ctx: Ctx, query: string): Promise<string[]> {
  const { sql, tenant } = ctx;
  const q = normalise(query);
  const words = q.split(' ').filter(Boolean);
  if (words.length === 0) return [];
  const each = words.map((word) => `%${word}%`);
  const rows = await sql<{ id: string }[]>`
    select l.product_id as id from listing_texts x
      join listings l on l.tenant_id = x.tenant_id and l.id = x.listing_id
     where x.tenant_id = ${tenant.id} and x.locale = any(${languagesOf(ctx)})
       and x.search_text like all(${each}::text[])
     group by l.product_id order by bool_or(x.search_text like ${`${q}%`}) desc, l.product_id limit ${MOST_FOUND}`;
  return rows.map((row) => row.id);
}
