import type { Ctx } from '#core/context.ts';
import { deciding } from './price-match.ts';
import type { PriceRule } from './schema.ts';

/** A change of the rules waits for listings that are being priced, and they for it, so that none keeps the old terms. */
export async function lockPrices({ sql, tenant }: Ctx, how: 'alone' | 'shared'): Promise<void> {
  const lock = sql(how === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock');
  await sql`select ${lock}(hashtextextended(${`prices:${tenant.id}`}, 0))`;
}

/** Writes the next version down; false when somebody else has written one since. */
export async function insertPriceList(
  { sql, tenant, actor, now }: Ctx,
  list: { version: number; rules: PriceRule[]; reason: string; changed: number },
): Promise<boolean> {
  const operatorId = actor.type === 'operator' ? actor.id : null;
  const rows = await sql`
    insert into price_lists (tenant_id, version, rules, reason, changed, operator_id, created_at)
    values (${tenant.id}, ${list.version}, ${list.rules as never}::jsonb, ${list.reason}, ${list.changed}, ${operatorId},
            ${now})
    on conflict do nothing returning 1`;
  return rows.length === 1;
}

/** Gives listings the terms that follow from these rules, and counts those that had others. */
export async function updateTerms(
  ctx: Ctx,
  rules: readonly PriceRule[],
  productIds?: readonly string[],
): Promise<number> {
  const { sql, tenant, now } = ctx;
  const rows = await sql`
    update listings l
       set markup_basis_points = d.markup_basis_points, markup_points = d.markup_points, round_to = d.round_to,
           updated_at = ${now}
      from (${deciding(ctx, rules, productIds)}) d
     where l.tenant_id = ${tenant.id} and l.id = d.id
       and (l.markup_basis_points, l.markup_points, l.round_to)
           is distinct from (d.markup_basis_points, d.markup_points, d.round_to)`;
  return rows.count;
}
