import type { Ctx } from '#core/context.ts';
import { sealedText } from '#modules/ledger/index.ts';
import { actorNames, entriesThat } from './queries.ts';
import type { AuditFilter } from './schema.ts';

export type SealedEntry = {
  id: string;
  at: Date;
  actorType: string;
  actorId: string;
  actorName: string | null;
  verb: string;
  objectId: string | null;
  requestId: string;
  position: bigint;
  /** What was sealed, letter by letter, and its SHA-256. */
  sealed: string;
  digest: string;
} & Record<'height', number | null> &
  Record<'after' | 'through', bigint | null> &
  Record<'previousHash' | 'hash', string | null>;

/** Entries oldest first, each beside the block that seals it; without one while it waits for the sealer. */
export async function selectSealed(
  ctx: Ctx,
  f: AuditFilter & { after: string | null; limit: number },
): Promise<SealedEntry[]> {
  const { sql, tenant } = ctx;
  return sql<SealedEntry[]>`
    with entries as materialized (
      select id, position, ${sql.unsafe(sealedText('audit_entries'))} as sealed from audit_entries e
       where ${entriesThat(ctx, f)} ${f.after ? sql`and e.id > ${f.after}` : sql``} order by e.id limit ${f.limit})
    select e.id, e.created_at as at, e.actor_type as "actorType", e.actor_id as "actorId",
           coalesce(o.name, m.name, k.name) as "actorName", e.verb, e.object_id as "objectId",
           e.request_id as "requestId", s.position, s.sealed,
           encode(sha256(convert_to(s.sealed, 'UTF8')), 'hex') as digest, b.height, b.after_position as after,
           b.through_position as through, encode(b.previous_hash, 'hex') as "previousHash", encode(b.hash, 'hex') as hash
      from entries s
      join audit_entries e on e.tenant_id = ${tenant.id} and e.id = s.id
      ${actorNames(sql)}
      left join lateral (
        select * from record_blocks r
         where r.tenant_id = ${tenant.id} and r.source = 'audit_entries' and r.after_position < s.position
         order by r.after_position desc limit 1) b on b.through_position >= s.position
     order by s.id`;
}

export async function countEntries(ctx: Ctx, f: AuditFilter): Promise<number> {
  const [row] = await ctx.sql<{ n: number }[]>`
    select count(*)::int as n from audit_entries e where ${entriesThat(ctx, f)}`;
  return row?.n ?? 0;
}
