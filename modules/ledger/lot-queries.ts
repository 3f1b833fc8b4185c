import type { Ctx } from '#core/context.ts';
import type { Lot } from './schema.ts';

const columns = (sql: Ctx['sql']) => sql`id, account_id as "accountId", remaining, expires_at as "expiresAt"`;

/** Lots that have ended and still hold something, the earliest first. */
export async function selectDueLots({ sql, tenant, now }: Ctx, limit: number): Promise<Lot[]> {
  return sql<Lot[]>`
    select ${columns(sql)} from wallet_lots
     where tenant_id = ${tenant.id} and remaining > 0 and expires_at <= ${now}
     order by expires_at, id limit ${limit}`;
}

/** What is left of these lots at this moment. */
export async function selectLots({ sql, tenant }: Ctx, ids: string[]): Promise<Lot[]> {
  return sql<Lot[]>`
    select ${columns(sql)} from wallet_lots
     where tenant_id = ${tenant.id} and id = any(${ids}) and remaining > 0 order by expires_at nulls last, id`;
}

export type Ending = { points: bigint; expiresAt: Date };

/** What ends next in a wallet, by the moment at which it does. */
export async function selectEnding(
  { sql, tenant, now }: Ctx,
  input: { accountId: string; limit: number },
): Promise<Ending[]> {
  return sql<Ending[]>`
    select sum(remaining)::bigint as points, expires_at as "expiresAt" from wallet_lots
     where tenant_id = ${tenant.id} and account_id = ${input.accountId} and remaining > 0 and expires_at > ${now}
     group by expires_at order by expires_at limit ${input.limit}`;
}

/** Upper ends, in days since they were earned, of the ages that a liability is told by; what is older comes last. */
export const LIABILITY_AGES = [30, 90, 180, 365] as const;

/** Points that members hold and may still spend, by how long ago they earned them, youngest first. */
export async function selectLiability({ sql, tenant, now }: Ctx, currency: string): Promise<bigint[]> {
  const rows = await sql<{ age: number; points: bigint }[]>`
    select width_bucket(ceil(extract(epoch from ${now}::timestamptz - l.earned_at) / 86400),
                        ${LIABILITY_AGES.map((days) => days + 1)}::numeric[]) as age, sum(l.remaining)::bigint as points
      from wallet_lots l
     where l.tenant_id = ${tenant.id} and l.remaining > 0 and split_part(l.account_id, ':', 3) = ${currency}
     group by 1`;
  return Array.from(
    { length: LIABILITY_AGES.length + 1 },
    (_, age) => rows.find((r) => r.age === age)?.points ?? 0n,
  );
}
