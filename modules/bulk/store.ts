import type { Ctx } from '#core/context.ts';
import type { Sql } from '#db/client.ts';
import type { RunResult, RunState } from './schema.ts';

export type NewRun = {
  id: string;
  kind: string;
  permission: string;
  input: unknown;
  total: number | null;
  fileName: string | null;
  fileType: string | null;
};

export async function insertRun({ sql, tenant, actor, requestId, now }: Ctx, r: NewRun): Promise<void> {
  await sql`
    insert into bulk_runs (tenant_id, id, kind, permission, actor_type, actor_id, input, state, total, file_name,
                           file_type, request_id, created_at, changed_at)
    values (${tenant.id}, ${r.id}, ${r.kind}, ${r.permission}, ${actor.type}, ${actor.id}, ${r.input as never}::jsonb,
            'waiting', ${r.total}, ${r.fileName}, ${r.fileType}, ${requestId}, ${now}, ${now})`;
}

export type LockedRun = {
  id: string;
  kind: string;
  permission: string;
  actorType: string;
  actorId: string;
  state: RunState;
  input: unknown;
  cursor: unknown;
  total: number | null;
  done: number;
  failed: number;
  kept: number;
  tries: number;
  fileParts: number;
  changedAt: Date;
};

/** Locks a run, so that of two workers on it the second goes on where the first has ended. */
export async function lockRun({ sql, tenant }: Ctx, runId: string): Promise<LockedRun | null> {
  const [row] = await sql<LockedRun[]>`
    select id, kind, permission, actor_type as "actorType", actor_id as "actorId", state, input, cursor, total, done,
           failed, kept, tries, file_parts as "fileParts", changed_at as "changedAt"
      from bulk_runs where tenant_id = ${tenant.id} and id = ${runId} for update`;
  return row ?? null;
}

export type Advance = {
  runId: string;
  cursor: unknown;
  done: number;
  failed: number;
  kept: number;
  total: number | null;
  bytes: number;
  parts: number;
  finished: boolean;
  fileUntil: Date | null;
};

/** Counts a chunk and remembers where the next one begins. */
export async function advanceRun({ sql, tenant, now }: Ctx, a: Advance): Promise<void> {
  const state = a.finished ? 'done' : 'running';
  await sql`
    update bulk_runs
       set state = ${state}, cursor = ${a.cursor as never}::jsonb, done = done + ${a.done}, failed = failed + ${a.failed},
           kept = kept + ${a.kept}, total = ${a.total}, tries = 0, trouble = null, changed_at = ${now},
           file_bytes = file_bytes + ${a.bytes}, file_parts = file_parts + ${a.parts}, file_until = ${a.fileUntil},
           finished_at = ${a.finished ? now : null}
     where tenant_id = ${tenant.id} and id = ${a.runId}`;
}

export async function insertResults(
  { sql, tenant }: Ctx,
  runId: string,
  results: RunResult[],
): Promise<void> {
  if (results.length === 0) return;
  await sql`
    insert into bulk_results (tenant_id, run_id, row, ok, label, message)
    select ${tenant.id}, ${runId}, r.row, r.ok, left(r.label, 300), left(r.message, 500)
      from jsonb_to_recordset(${results as never}::jsonb) as r(row int, ok boolean, label text, message text)`;
}

export async function insertPart(
  { sql, tenant }: Ctx,
  p: { runId: string; side: 'in' | 'out'; part: number; content: Buffer },
): Promise<void> {
  await sql`
    insert into bulk_files (tenant_id, run_id, side, part, content)
    values (${tenant.id}, ${p.runId}, ${p.side}, ${p.part}, ${p.content})`;
}

export async function moveRun(
  { sql, tenant, now }: Ctx,
  m: { runId: string; to: RunState; tries?: number; trouble?: string | null },
): Promise<void> {
  await sql`
    update bulk_runs set state = ${m.to}, tries = ${m.tries ?? 0}, trouble = ${m.trouble ?? null}, changed_at = ${now},
           finished_at = ${m.to === 'cancelled' ? now : null}
     where tenant_id = ${tenant.id} and id = ${m.runId}`;
}

/** What is left of files that nobody may fetch any more, and of runs that nobody asks about any more. */
export async function forgetOld(
  { sql, tenant, now }: Ctx,
  f: { filesBefore: Date; runsBefore: Date; limit: number },
): Promise<{ files: number; runs: number }> {
  const files = await sql`
    delete from bulk_files where (tenant_id, run_id, side, part) in (
      select f.tenant_id, f.run_id, f.side, f.part from bulk_files f
        join bulk_runs r on r.tenant_id = f.tenant_id and r.id = f.run_id
       where f.tenant_id = ${tenant.id} and (r.file_until < ${now} or r.state in ('done', 'failed', 'cancelled')
         and r.changed_at < ${f.filesBefore}) limit ${f.limit})`;
  const runs = await sql`
    delete from bulk_runs where (tenant_id, id) in (
      select tenant_id, id from bulk_runs
       where tenant_id = ${tenant.id} and state in ('done', 'failed', 'cancelled') and changed_at < ${f.runsBefore}
       limit ${f.limit})`;
  return { files: files.count, runs: runs.count };
}

/** Runs under way that nobody has moved since then. */
export async function selectStalled(
  { sql, tenant }: Ctx,
  before: Date,
): Promise<{ id: string; kind: string; requestId: string }[]> {
  return sql`
    select id, kind, request_id as "requestId" from bulk_runs
     where tenant_id = ${tenant.id} and state in ('waiting', 'running') and changed_at < ${before}
     order by changed_at limit 100`;
}

/** Who started a run, with what he may do now; null once he may do nothing. */
export async function selectStarter(
  sql: Sql,
  tenantId: string,
  runId: string,
): Promise<{ type: string; id: string; permissions: string[] } | null> {
  const [row] = await sql<{ type: string; id: string; permissions: string[] | null }[]>`
    select r.actor_type as type, r.actor_id as id,
           case r.actor_type
             when 'operator' then (
               select array(select distinct p from operator_roles x
                              join roles l on l.tenant_id = x.tenant_id and l.id = x.role_id, unnest(l.permissions) p
                             where x.tenant_id = o.tenant_id and x.operator_id = o.id and x.cost_centres is null)
                 from operators o where o.tenant_id = r.tenant_id and o.id = r.actor_id and o.status = 'active')
             when 'api_key' then (
               select k.scopes from api_keys k
                where k.tenant_id = r.tenant_id and k.id = r.actor_id and k.revoked_at is null)
             else '{}' end as permissions
      from bulk_runs r where r.tenant_id = ${tenantId} and r.id = ${runId}`;
  return row?.permissions ? { ...row, permissions: row.permissions } : null;
}

/** How many runs the caller has under way. */
export async function countOpen({ sql, tenant, actor }: Ctx): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from bulk_runs
     where tenant_id = ${tenant.id} and actor_id = ${actor.id} and state in ('waiting', 'running')`;
  return row?.n ?? 0;
}
