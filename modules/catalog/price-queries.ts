import type { Ctx } from '#core/context.ts';
import { plain } from '#lib/plain.ts';
import { deciding } from './price-match.ts';
import { pointsOf, ratesNow } from './price-terms.ts';
import type { PriceMove, PricePreview, PriceRule, PriceRuleView, PriceVersion } from './schema.ts';

const MOST_MOVES = 3;
const MOST_VERSIONS = 50;

type ListRow = Omit<PriceVersion, 'at'> & { at: Date };

/** The latest versions of the tenant's price rules, newest first. */
export async function selectVersions({ sql, tenant }: Ctx, limit = MOST_VERSIONS): Promise<PriceVersion[]> {
  const rows = await sql<ListRow[]>`
    select v.version, v.rules, v.reason, v.changed, o.name as by, v.created_at as at
      from price_lists v left join operators o on o.tenant_id = v.tenant_id and o.id = v.operator_id
     where v.tenant_id = ${tenant.id} order by v.version desc limit ${limit}`;
  return rows.map((r) => ({ ...r, at: r.at.toISOString() }));
}

/** Each rule with the name of what it is for; null in a place whose target is not this tenant's. */
export async function selectNamed(
  { sql, tenant }: Ctx,
  rules: readonly PriceRule[],
): Promise<(Omit<PriceRuleView, 'listings'> | null)[]> {
  const rows = await sql<{ n: number; name: string | null }[]>`
    select r.n, coalesce(b.name, p.name, a.name) as name
      from jsonb_to_recordset(${rules.map((r, n) => ({ ...r, n })) as never}::jsonb) as r(n int, scope text, target text)
      left join brands b on r.scope = 'brand' and b.id = r.target
      left join products p on r.scope = 'product' and p.id = r.target
            and (p.source not like 'own:%' or p.source = ${`own:${tenant.id}`})
      left join supplier_accounts a on r.scope = 'supplier' and a.tenant_id = ${tenant.id} and a.id = r.target
     order by r.n`;
  return rules.map((rule, n) => {
    const name = rows[n]?.name ?? null;
    const unnamed = rule.scope === 'all' || rule.scope === 'kind';
    return unnamed || name !== null ? { ...rule, name } : null;
  });
}

/** How many listings each of these rules decides, and under -1 how many none does. */
export async function selectDecided(ctx: Ctx, rules: readonly PriceRule[]): Promise<Map<number, number>> {
  const rows = await ctx.sql<{ n: number; listings: number }[]>`
    select d.n, count(*)::int as listings from (${deciding(ctx, rules)}) d group by d.n`;
  return new Map(rows.map((r) => [r.n, r.listings]));
}

type Counts = Pick<PricePreview, 'listings' | 'changed' | 'dearer' | 'cheaper'>;
type MoveRow = Omit<PriceMove, 'value' | 'before' | 'after'> & {
  value: bigint;
  before: bigint;
  after: bigint;
};

/** What these rules would make of today's prices, at each value that is sold or suggested. */
export async function selectMoves(
  ctx: Ctx,
  rules: readonly PriceRule[],
): Promise<Counts & Pick<PricePreview, 'rises' | 'falls'>> {
  const { sql, tenant } = ctx;
  const [row] = await sql<[Counts & { rises: MoveRow[]; falls: MoveRow[] }]>`
    with rate as (${ratesNow(ctx)}),
    priced as (
      select l.id as "listingId", p.name, v.value, p.currency, ${pointsOf(sql, sql`v.value`, sql`l`)} as before,
             ${pointsOf(sql, sql`v.value`, sql`d`)} as after
        from (${deciding(ctx, rules)}) d
        join listings l on l.tenant_id = ${tenant.id} and l.id = d.id
        join products p on p.id = l.product_id
        join rate r on r.currency = p.currency
        cross join lateral (select unnest(p.denominations) union select p.min_value union select p.max_value) v(value)
       where (l.markup_basis_points, l.markup_points, l.round_to)
             is distinct from (d.markup_basis_points, d.markup_points, d.round_to)),
    moved as (
      select distinct on ("listingId") *, (after - before)::numeric / before as share from priced
       where before <> after order by "listingId", abs(after - before)::numeric / before desc, value)
    select (select count(*)::int from listings where tenant_id = ${tenant.id}) as listings,
           (select count(*)::int from moved) as changed,
           (select count(*)::int from moved where share > 0) as dearer,
           (select count(*)::int from moved where share < 0) as cheaper,
           (select coalesce(json_agg(x), '[]') from (
              select * from moved where share > 0 order by share desc, "listingId" limit ${MOST_MOVES}) x) as rises,
           (select coalesce(json_agg(x), '[]') from (
              select * from moved where share < 0 order by share, "listingId" limit ${MOST_MOVES}) x) as falls`;
  return { ...row, rises: row.rises.map(toMove), falls: row.falls.map(toMove) };
}

function toMove({ listingId, name, value, currency, before, after }: MoveRow): PriceMove {
  const [at, was, will] = [value, before, after].map((n) => plain(BigInt(n)));
  return { listingId, name, currency, value: at ?? 0, before: was ?? 0, after: will ?? 0 };
}
