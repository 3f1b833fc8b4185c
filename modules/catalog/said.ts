import type { Ctx } from '#core/context.ts';

/** The languages of whoever asks, dearest first: a member's own, then the program's. */
export function languagesOf({ sql, tenant, actor }: Ctx) {
  return sql`array(
    select left(m.locale, 2) from members m where m.tenant_id = ${tenant.id} and m.id = ${actor.id}
    union all select ${tenant.locale.slice(0, 2)})`;
}

const SOURCES = {
  name: ['x.name', 'p.name'],
  about: ['x.about', 'b.about'],
  howTo: ['x.how_to', 'p.how_to'],
  terms: ['x.terms', 'p.terms'],
} as const;

/** A text of listing `l` in the reader's language, else the program's, else as the catalogue has it. */
export function said(ctx: Ctx, what: keyof typeof SOURCES) {
  const { sql, tenant, actor } = ctx;
  const [own, shared] = SOURCES[what].map((column) => sql.unsafe(column));
  if (actor.type !== 'member')
    return sql`coalesce((
      select ${own ?? sql``} from listing_texts x where x.tenant_id = ${tenant.id} and x.listing_id = l.id
         and x.locale = ${tenant.locale.slice(0, 2)}), ${shared ?? sql``})`;
  return sql`coalesce((
    select ${own ?? sql``} from unnest(${languagesOf(ctx)}) with ordinality as w(locale, wish)
      join listing_texts x on x.tenant_id = ${tenant.id} and x.listing_id = l.id and x.locale = w.locale
     where ${own ?? sql``} is not null order by w.wish limit 1), ${shared ?? sql``})`;
}

/** The language that most of a listing's texts are shown in. The shared catalogue is kept in English. */
export function saidIn(ctx: Ctx) {
  const { sql, tenant } = ctx;
  return sql`coalesce((
    select x.locale from unnest(${languagesOf(ctx)}) with ordinality as w(locale, wish)
      join listing_texts x on x.tenant_id = ${tenant.id} and x.listing_id = l.id and x.locale = w.locale
     where x.how_to is not null or x.terms is not null order by w.wish limit 1), 'en')`;
}
