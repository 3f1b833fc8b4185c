import type { Ctx } from '#core/context.ts';
import { decodeCursor, type Page, toPage } from '#lib/page.ts';
import type { RunFile, RunResult, RunState, RunView } from './schema.ts';

const STALLED_MS = 10 * 60_000;

type Row = {
  id: string;
  kind: string;
  state: RunState;
  permission: string;
  actor_id: string;
  name: string | null;
  total: number | null;
  done: number;
  failed: number;
  trouble: string | null;
  file_name: string | null;
  file_type: string | null;
  file_bytes: bigint;
  file_parts: number;
  file_until: Date | null;
  created_at: Date;
  changed_at: Date;
  finished_at: Date | null;
};

const runRows = (sql: Ctx['sql']) => sql`
  select r.id, r.kind, r.state, r.permission, r.actor_id, coalesce(o.name, k.name) as name, r.total, r.done, r.failed,
         r.trouble, r.file_name, r.file_type, r.file_bytes, r.file_parts, r.file_until, r.created_at, r.changed_at,
         r.finished_at
    from bulk_runs r
    left join operators o on o.tenant_id = r.tenant_id and o.id = r.actor_id
    left join api_keys k on k.tenant_id = r.tenant_id and k.id = r.actor_id`;

/** Runs of whoever asks, and those that its permissions show. */
const visible = ({ sql, actor }: Ctx) => sql`
  (r.actor_id = ${actor.id} or r.permission = any(${permissionsOf(actor)}::text[]))`;

function permissionsOf(actor: Ctx['actor']): string[] {
  return 'permissions' in actor ? [...actor.permissions] : [];
}

export async function selectRuns(
  ctx: Ctx,
  f: { mine: boolean; cursor?: string | undefined; limit: number },
): Promise<Page<RunView>> {
  const { sql, tenant, actor } = ctx;
  const after = decodeCursor(f.cursor, ['text']);
  const rows = await sql<Row[]>`
    ${runRows(sql)}
     where r.tenant_id = ${tenant.id} and ${f.mine ? sql`r.actor_id = ${actor.id}` : visible(ctx)}
       ${after ? sql`and r.id < ${after[0]}` : sql``}
     order by r.id desc limit ${f.limit + 1}`;
  return toPage(
    rows.map((r) => toView(ctx, r)),
    f.limit,
    (r) => [r.runId],
  );
}

export async function selectRun(ctx: Ctx, runId: string): Promise<RunView | null> {
  const { sql, tenant } = ctx;
  const [row] = await sql<Row[]>`
    ${runRows(sql)} where r.tenant_id = ${tenant.id} and r.id = ${runId} and ${visible(ctx)}`;
  return row ? toView(ctx, row) : null;
}

export async function selectResults(
  { sql, tenant }: Ctx,
  f: { runId: string; refused: boolean; cursor?: string | undefined; limit: number },
): Promise<Page<RunResult>> {
  const after = decodeCursor(f.cursor, ['integer']);
  const rows = await sql<RunResult[]>`
    select row, ok, label, message from bulk_results
     where tenant_id = ${tenant.id} and run_id = ${f.runId} ${f.refused ? sql`and not ok` : sql``}
       ${after ? sql`and row > ${after[0]}` : sql``}
     order by row limit ${f.limit + 1}`;
  return toPage([...rows], f.limit, (r) => [r.row]);
}

export async function selectPart(
  { sql, tenant }: Ctx,
  p: { runId: string; side: 'in' | 'out'; part: number },
): Promise<Buffer | null> {
  const [row] = await sql<{ content: Buffer }[]>`
    select content from bulk_files
     where tenant_id = ${tenant.id} and run_id = ${p.runId} and side = ${p.side} and part = ${p.part}`;
  return row?.content ?? null;
}

function toView({ actor, now }: Ctx, r: Row): RunView {
  const open = r.state === 'waiting' || r.state === 'running';
  return {
    runId: r.id,
    kind: r.kind,
    state: r.state,
    mine: r.actor_id === actor.id,
    startedBy: r.name,
    total: r.total,
    done: r.done,
    failed: r.failed,
    trouble: r.trouble,
    stalled: open && now.getTime() - r.changed_at.getTime() > STALLED_MS,
    file: fileOf(r, now),
    createdAt: r.created_at.toISOString(),
    finishedAt: r.finished_at?.toISOString() ?? null,
  };
}

function fileOf(r: Row, now: Date): RunFile | null {
  if (r.state !== 'done' || !r.file_name || !r.file_type || !r.file_until || r.file_until <= now) return null;
  return {
    name: r.file_name,
    type: r.file_type,
    bytes: Number(r.file_bytes),
    parts: r.file_parts,
    until: r.file_until.toISOString(),
  };
}
