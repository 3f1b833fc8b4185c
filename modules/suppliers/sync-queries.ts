import type { Ctx } from '#core/context.ts';
import { decodeCursor, type Page, toPage } from '#lib/page.ts';
import type { KnownOffer } from './diff.ts';
import type { SyncChange, SyncView } from './schema.ts';

/** The account's whole catalogue as it was seen last; it is bounded by what a sync takes in. */
export async function selectKnown({ sql, tenant }: Ctx, accountId: string): Promise<KnownOffer[]> {
  return sql<KnownOffer[]>`
    select sku, name, country, currency, denomination_type as "denominationType", denominations, min_value as min,
           max_value as max, available, cost_basis_points as "costBasisPoints"
      from supplier_offers where tenant_id = ${tenant.id} and account_id = ${accountId}`;
}

/** How many lines the last reading had that was applied; null before the first. */
export async function selectLastSeen({ sql, tenant }: Ctx, accountId: string): Promise<number | null> {
  const [row] = await sql<{ seen: number }[]>`
    select seen from supplier_sync_runs
     where tenant_id = ${tenant.id} and account_id = ${accountId} and state = 'applied' order by id desc limit 1`;
  return row?.seen ?? null;
}

type RunRow = Omit<SyncView, 'requestedAt' | 'finishedAt'> & { requested: Date; finished: Date | null };

const runColumns = (sql: Ctx['sql']) => sql`
  id as "runId", account_id as "accountId", state, seen, added, removed, changed, reason, requested_at as requested,
  finished_at as finished`;

const asRun = ({ requested, finished, ...r }: RunRow): SyncView => ({
  ...r,
  requestedAt: requested.toISOString(),
  finishedAt: finished?.toISOString() ?? null,
});

export async function selectRuns(
  { sql, tenant }: Ctx,
  input: { accountId: string; cursor?: string | undefined; limit: number },
): Promise<Page<SyncView>> {
  const after = decodeCursor(input.cursor, ['text']);
  const rows = await sql<RunRow[]>`
    select ${runColumns(sql)} from supplier_sync_runs
     where tenant_id = ${tenant.id} and account_id = ${input.accountId} ${after ? sql`and id < ${after[0]}` : sql``}
     order by id desc limit ${input.limit + 1}`;
  return toPage(rows.map(asRun), input.limit, (r) => [r.runId]);
}

export async function selectRun({ sql, tenant }: Ctx, runId: string): Promise<SyncView | null> {
  const [row] = await sql<RunRow[]>`
    select ${runColumns(sql)} from supplier_sync_runs where tenant_id = ${tenant.id} and id = ${runId}`;
  return row ? asRun(row) : null;
}

export async function selectChanges(
  { sql, tenant }: Ctx,
  input: { runId: string; cursor?: string | undefined; limit: number },
): Promise<Page<SyncChange>> {
  const after = decodeCursor(input.cursor, ['text', 'text']);
  const rows = await sql<SyncChange[]>`
    select sku, kind, name, before, after from supplier_sync_changes
     where tenant_id = ${tenant.id} and run_id = ${input.runId}
       ${after ? sql`and (sku, kind) > (${after[0]}, ${after[1]})` : sql``}
     order by sku, kind limit ${input.limit + 1}`;
  return toPage(rows, input.limit, (r) => [r.sku, r.kind]);
}
