import type { Ctx } from '#core/context.ts';
import { decodeCursor, MAX_PAGE, type Page, toPage } from '#lib/page.ts';
import { plain } from '#lib/plain.ts';
import { openTo, viewerOf } from './audience.ts';
import { filters } from './list-filters.ts';
import { orderOf } from './list-sort.ts';
import { priceTerms } from './price-terms.ts';
import { said, saidIn } from './said.ts';
import type {
  CodeFormat,
  ListFilter,
  ListingCard,
  ListingDetail,
  PriceTerms,
  ProductKind,
  Viewer,
} from './schema.ts';
import { matchingProducts, normalise } from './search.ts';
import { matchingTexts } from './texts-queries.ts';

export type ListingRow = {
  listing_id: string;
  product_id: string;
  name: string;
  brand_id: string;
  brand_name: string;
  hue: number;
  kind: ProductKind;
  country: string;
  currency: string;
  min_value: bigint;
  max_value: bigint;
  denomination_type: 'fixed' | 'range';
  denominations: bigint[];
  in_stock: boolean;
  markup_basis_points: number;
  markup_points: number;
  round_to: number;
  position: number;
  visible: boolean;
  featured: boolean;
  categories: string[];
};

const cardColumns = (ctx: Ctx) => ctx.sql`
  l.id as listing_id, l.product_id, ${said(ctx, 'name')} as name, b.id as brand_id, b.name as brand_name, b.hue, p.kind, p.country,
  p.currency, p.min_value, p.max_value, p.denomination_type, p.denominations, l.in_stock, ${priceTerms(ctx)},
  l.position, l.visible, l.featured, l.categories`;

type TermsRow = Pick<ListingRow, 'markup_basis_points' | 'markup_points' | 'round_to'>;

const termsOf = (r: TermsRow): PriceTerms => ({
  markupBasisPoints: r.markup_basis_points,
  markupPoints: r.markup_points,
  roundTo: r.round_to,
});

export function toCard(r: ListingRow): ListingCard {
  return {
    listingId: r.listing_id,
    productId: r.product_id,
    name: r.name,
    brand: { id: r.brand_id, name: r.brand_name, hue: r.hue },
    kind: r.kind,
    country: r.country,
    currency: r.currency,
    from: plain(r.min_value),
    to: plain(r.max_value),
    denominationType: r.denomination_type,
    values: r.denominations.map((v) => plain(BigInt(v))),
    inStock: r.in_stock,
    priceTerms: termsOf(r),
    position: r.position,
  };
}

/** One page. In the program's own order it is one index walk from the cursor: its cost does not depend on their number. */
export async function selectListings(ctx: Ctx, f: ListFilter): Promise<Page<ListingRow>> {
  const found = f.q && normalise(f.q) ? await namedLike(ctx, f.q, f) : null;
  if (found?.length === 0) return { items: [], nextCursor: null };
  if (f.sort) return sortedListings(ctx, f, found);
  return found ? rankedListings(ctx, f, found) : listingsInOrder(ctx, f);
}

/** What is called so in the reader's own language first, then what the shared catalogue calls so or nearly so. */
async function namedLike(ctx: Ctx, q: string, { country, kind, currency }: ListFilter): Promise<string[]> {
  const own = await matchingTexts(ctx, q);
  return [...new Set([...own, ...(await matchingProducts(ctx, q, { country, kind, currency }))])];
}

async function listingsInOrder(ctx: Ctx, f: ListFilter): Promise<Page<ListingRow>> {
  const { sql, tenant } = ctx;
  const after = decodeCursor(f.cursor, ['integer', 'text']);
  const rows = await sql<ListingRow[]>`
    select ${cardColumns(ctx)}
      from listings l join products p on p.id = l.product_id join brands b on b.id = p.brand_id
     where l.tenant_id = ${tenant.id} ${filters(ctx, f)}
       ${after ? sql`and (l.position, l.id) > (${after[0]}, ${after[1]})` : sql``}
     order by l.position, l.id ${atMost(sql, f.limit)}`;
  return toPage(rows, f.limit, (r) => [r.position, r.listing_id]);
}

async function sortedListings(ctx: Ctx, f: ListFilter, found: string[] | null): Promise<Page<ListingRow>> {
  const { sql, tenant } = ctx;
  const { key, part, down } = orderOf(sql, f.sort ?? 'name', f.ratios ?? new Map());
  const after = decodeCursor(f.cursor, [part, 'text']);
  const rows = await sql<(ListingRow & { key: string })[]>`
    select * from (
      select ${cardColumns(ctx)}, ${key} as key
        from listings l join products p on p.id = l.product_id join brands b on b.id = p.brand_id
       where l.tenant_id = ${tenant.id} ${filters(ctx, f)}
         ${found ? sql`and l.product_id = any(${found}::text[])` : sql``}) x
     ${after ? sql`where (key, listing_id) ${down ? sql`<` : sql`>`} (${String(after[0])}, ${after[1]})` : sql``}
     order by key ${down ? sql`desc` : sql``}, listing_id ${down ? sql`desc` : sql``} ${atMost(sql, f.limit)}`;
  return toPage(rows, f.limit, (r) => [String(r.key), r.listing_id]);
}

/**
 * A limit above that of the page, out of few and in the text: with a parameter PostgreSQL would expect a tenth of
 * all rows, and so plan every list anew.
 */
function atMost(sql: Ctx['sql'], limit: number) {
  const rows = [9, 25, MAX_PAGE + 1].find((n) => n > limit) ?? limit + 1;
  return sql.unsafe(`limit ${Math.trunc(rows)}`);
}

async function rankedListings(ctx: Ctx, f: ListFilter, found: string[]): Promise<Page<ListingRow>> {
  const { sql, tenant } = ctx;
  const offset = decodeCursor(f.cursor, ['integer'])?.[0] ?? 0;
  const rows = await sql<(ListingRow & { rank: number })[]>`
    select ${cardColumns(ctx)}, r.rank
      from unnest(${found}::text[]) with ordinality as r(product_id, rank)
      join listings l on l.tenant_id = ${tenant.id} and l.product_id = r.product_id
      join products p on p.id = l.product_id join brands b on b.id = p.brand_id
     where true ${filters(ctx, f)} and r.rank > ${offset}
     order by r.rank ${atMost(sql, f.limit)}`;
  return toPage(rows, f.limit, (r) => [Number(r.rank)]);
}

export async function selectIsFavourite({ sql, tenant, actor }: Ctx, listingId: string): Promise<boolean> {
  const rows = await sql`select 1 from favourites
    where tenant_id = ${tenant.id} and member_id = ${actor.id} and listing_id = ${listingId}`;
  return rows.length > 0;
}

type DetailRow = ListingRow & {
  about: string;
  denominations: bigint[];
  step_value: bigint;
  validity_months: number | null;
  delivery: 'instant' | 'days';
  usage: ListingDetail['usage'];
  code_format: CodeFormat;
  how_to: string;
  terms: string;
  lang: string;
  category_names: { slug: string; name: string }[];
};

type Offer = Pick<
  ListingDetail,
  'name' | 'country' | 'currency' | 'denominationType' | 'values' | 'from' | 'to' | 'step' | 'priceTerms'
> & { limited: boolean };
type OfferRow = Pick<
  DetailRow,
  | 'name'
  | 'country'
  | 'currency'
  | 'denomination_type'
  | 'denominations'
  | 'min_value'
  | 'max_value'
  | 'step_value'
  | 'markup_basis_points'
  | 'markup_points'
  | 'round_to'
> & { limited: boolean };

/** A visible listing of a live product that is open to whoever asks, by its own or its product's id. */
export async function selectListing(
  ctx: Ctx,
  by: { listingId: string } | { productId: string },
  viewer: Viewer = viewerOf(ctx),
): Promise<ListingDetail | null> {
  const { sql, tenant } = ctx;
  const which = 'listingId' in by ? sql`l.id = ${by.listingId}` : sql`l.product_id = ${by.productId}`;
  const [r] = await sql<DetailRow[]>`
    select ${cardColumns(ctx)}, ${said(ctx, 'about')} as about, p.step_value, p.validity_months, p.delivery, p.usage,
           p.code_format, ${said(ctx, 'howTo')} as how_to, ${said(ctx, 'terms')} as terms, ${saidIn(ctx)} as lang,
           (select coalesce(json_agg(json_build_object('slug', c.slug, 'name', c.name) order by c.position), '[]')
              from categories c where c.slug = any(p.categories)) as category_names
      from listings l join products p on p.id = l.product_id join brands b on b.id = p.brand_id
     where l.tenant_id = ${tenant.id} and ${which} and l.visible and p.status = 'live' ${openTo(ctx, viewer)}`;
  if (!r) return null;
  return {
    ...toCard(r),
    about: r.about,
    categories: r.category_names,
    step: plain(r.step_value),
    validityMonths: r.validity_months,
    delivery: r.delivery,
    usage: r.usage,
    codeFormat: r.code_format,
    howTo: r.how_to,
    terms: r.terms,
    lang: r.lang,
  };
}

/** What an order must know of a visible listing of a live product, and no more: this is read for every order. */
export async function selectOffer(
  ctx: Ctx,
  productId: string,
  viewer: Viewer = viewerOf(ctx),
): Promise<Offer | null> {
  const { sql, tenant } = ctx;
  const [r] = await sql<OfferRow[]>`
    select p.name, p.country, p.currency, p.denomination_type, p.denominations, p.min_value, p.max_value, p.step_value,
           ${priceTerms(ctx)}, l.limited
      from listings l join products p on p.id = l.product_id
     where l.tenant_id = ${tenant.id} and l.product_id = ${productId} and l.visible and p.status = 'live'
       ${openTo(ctx, viewer)}`;
  if (!r) return null;
  return {
    name: r.name,
    country: r.country,
    currency: r.currency,
    denominationType: r.denomination_type,
    values: r.denominations.map((v) => plain(BigInt(v))),
    from: plain(r.min_value),
    to: plain(r.max_value),
    step: plain(r.step_value),
    priceTerms: termsOf(r),
    limited: r.limited,
  };
}
