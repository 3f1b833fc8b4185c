import type { Ctx } from '#core/context.ts';
import type { ListingText } from './schema.ts';
import { normalise } from './search.ts';

type Place = { listingId: string; locale: string };

/** False when there is no such listing. */
export async function upsertText(
  { sql, tenant, now }: Ctx,
  t: ListingText & { listingId: string },
): Promise<boolean> {
  const rows = await sql`
    insert into listing_texts (tenant_id, listing_id, locale, name, about, how_to, terms, search_text, updated_at)
    select tenant_id, id, ${t.locale}, ${t.name}, ${t.about}, ${t.howTo}, ${t.terms}, ${normalise(t.name ?? '')}, ${now}
      from listings where tenant_id = ${tenant.id} and id = ${t.listingId}
    on conflict (tenant_id, listing_id, locale) do update
       set name = excluded.name, about = excluded.about, how_to = excluded.how_to, terms = excluded.terms,
           search_text = excluded.search_text, updated_at = excluded.updated_at
    returning 1`;
  return rows.length === 1;
}

/** False when there is no such listing; a language that it does not have is gone already. */
export async function deleteText({ sql, tenant }: Ctx, { listingId, locale }: Place): Promise<boolean> {
  await sql`delete from listing_texts
             where tenant_id = ${tenant.id} and listing_id = ${listingId} and locale = ${locale}`;
  const rows = await sql`select 1 from listings where tenant_id = ${tenant.id} and id = ${listingId}`;
  return rows.length === 1;
}
