import type { AnySql, Sql } from '#db/client.ts';
import type { Block, Source } from './chain.ts';

/** One sealer at a time for a tenant, until the transaction ends. */
export async function lockChain(sql: Sql, tenantId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`seal ${tenantId}`}, 0))`;
}

export async function insertBlock(sql: Sql, tenantId: string, b: Block & { rows: number }): Promise<void> {
  await sql`
    insert into record_blocks (tenant_id, height, source, after_position, through_position, row_count, digests,
                               previous_hash, hash, created_at)
    values (${tenantId}, ${b.height}, ${b.source}, ${b.after}, ${b.through}, ${b.rows}, ${b.digests}, ${b.previousHash},
            ${b.hash}, now())`;
}

export async function moveMark(
  sql: Sql,
  tenantId: string,
  { source, through }: { source: Source; through: bigint },
): Promise<void> {
  await sql`
    insert into seal_marks (tenant_id, source, through_position) values (${tenantId}, ${source}, ${through})
    on conflict (tenant_id, source) do update set through_position = excluded.through_position
     where seal_marks.through_position < excluded.through_position`;
}

/** The last position that was given out in each table, by anybody. */
export async function lastPositions(sql: AnySql): Promise<Record<Source, bigint>> {
  const [row] = await sql<Record<Source, bigint>[]>`
    select coalesce(pg_sequence_last_value('transfers_position_seq'), 0) as transfers,
           coalesce(pg_sequence_last_value('audit_entries_position_seq'), 0) as audit_entries,
           coalesce(pg_sequence_last_value('events_position_seq'), 0) as events`;
  return row ?? { transfers: 0n, audit_entries: 0n, events: 0n };
}

/** The transactions that are open in this database now, by the lock that each has on itself. */
export async function openTransactions(sql: AnySql): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select l.virtualxid as id from pg_locks l join pg_stat_activity a on a.pid = l.pid
     where l.locktype = 'virtualxid' and l.granted and l.pid <> pg_backend_pid()
       and a.datid = (select oid from pg_database where datname = current_database())`;
  return rows.map((r) => r.id);
}
