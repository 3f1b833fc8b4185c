import type { AnySql } from '#db/client.ts';
import { type Block, type RowDigest, SOURCES, type Source } from './chain.ts';

const moment = (column: string) => `(extract(epoch from ${column}) * 1000000)::bigint`;
/**
 * Every column of a row in a fixed order, so that a new column changes no old digest. A column that is added later is
 * sealed under a new version of this list, never by changing it.
 */
const CONTENT: Readonly<Record<Source, string>> = {
  transfers: `tenant_id, position, id, type, pending_id, debit_account_id, credit_account_id, currency, amount, code,
    reference, part, memo, ${moment('expires_at')}, ${moment('created_at')}`,
  audit_entries: `tenant_id, position, id, verb, actor_type, actor_id, object_id, detail, request_id, ${moment('created_at')}`,
  events: `tenant_id, position, id, type, object_type, object_id, sequence, actor_type, actor_id, request_id, data,
    ${moment('created_at')}`,
};

/** The text of a row of which a block remembers the SHA-256, as SQL over its table. */
export function sealedText(source: Source): string {
  return `jsonb_build_array(${CONTENT[source]})::text`;
}

type Range = { source: Source; after: bigint; through: bigint };

/** The digests of a tenant's rows at these positions, in order. */
export async function selectDigests(
  sql: AnySql,
  tenantId: string,
  { source, after, through, limit }: Range & { limit: number },
): Promise<RowDigest[]> {
  return sql<RowDigest[]>`
    select position, sha256(convert_to(${sql.unsafe(sealedText(source))}, 'UTF8')) as digest
      from ${sql(source)}
     where tenant_id = ${tenantId} and position > ${after} and position <= ${through}
     order by position, id limit ${limit}`;
}

export async function selectRowAt(
  sql: AnySql,
  tenantId: string,
  { source, position }: { source: Source; position: bigint },
): Promise<string | null> {
  const [row] = await sql<{ id: string }[]>`
    select id from ${sql(source)} where tenant_id = ${tenantId} and position = ${position} order by id desc limit 1`;
  return row?.id ?? null;
}

export async function countAfter(
  sql: AnySql,
  tenantId: string,
  { source, after }: { source: Source; after: bigint },
): Promise<number> {
  const [row] = await sql<{ rows: number }[]>`
    select count(*)::int as rows from ${sql(source)} where tenant_id = ${tenantId} and position > ${after}`;
  return row?.rows ?? 0;
}

/** Blocks in order, from a height on. */
export async function selectBlocks(
  sql: AnySql,
  tenantId: string,
  input: { from: number; limit: number },
): Promise<Block[]> {
  return sql<Block[]>`
    select height, source, after_position as after, through_position as through, digests,
           previous_hash as "previousHash", hash
      from record_blocks where tenant_id = ${tenantId} and height >= ${input.from}
     order by height limit ${input.limit}`;
}

export async function selectHead(
  sql: AnySql,
  tenantId: string,
): Promise<{ height: number; hash: Buffer } | null> {
  const [row] = await sql<{ height: number; hash: Buffer }[]>`
    select height, hash from record_blocks where tenant_id = ${tenantId} order by height desc limit 1`;
  return row ?? null;
}

/** How far the sealer has looked in each table: to its mark, and never behind its own last block. */
export async function selectMarks(sql: AnySql, tenantId: string): Promise<Map<string, bigint>> {
  const rows = await sql<{ source: string; through: bigint }[]>`
    select s.source, greatest(m.through_position, b.through_position, 0) as through
      from unnest(${[...SOURCES]}::text[]) as s(source)
      left join seal_marks m on m.tenant_id = ${tenantId} and m.source = s.source
      left join lateral (
        select through_position from record_blocks r where r.tenant_id = ${tenantId} and r.source = s.source
         order by after_position desc limit 1) b on true`;
  return new Map(rows.map((r) => [r.source, r.through]));
}
