import { LEASE_SECONDS } from '#core/worker-lease.ts';
import { asApp } from '#db/platform.ts';
import type { PlatformCtx } from './context.ts';
import type { FailedJob, Health } from './schema.ts';

const MOST_FAILED = 50;
const MOST_SUPPLIERS = 200;
const LONGEST_ERROR = 200;

export async function selectDatabase({
  sql,
}: PlatformCtx): Promise<Omit<Health['database'], 'answeredInMs'>> {
  const [row] = await sql<{ version: string; size: bigint; connections: bigint }[]>`
    select current_setting('server_version') as version, pg_database_size(current_database()) as size,
           (select count(*) from pg_stat_activity where datname = current_database()) as connections`;
  return {
    version: row?.version.split(' ')[0] ?? '',
    size: Number(row?.size ?? 0),
    connections: Number(row?.connections ?? 0),
  };
}

/** What the queue and its workers say; they belong to the app. */
export async function selectQueue(
  ctx: PlatformCtx,
): Promise<Pick<Health, 'workers' | 'outbox' | 'jobs' | 'failed'>> {
  const { sql } = ctx;
  return asApp(sql, async () => {
    const workers = await sql<{ workerId: string; seenAt: Date; lives: boolean }[]>`
      select worker_id as "workerId", seen_at as "seenAt",
             seen_at > now() - make_interval(secs => ${LEASE_SECONDS}) as lives
        from worker_leases order by seen_at desc limit 50`;
    const [outbox] = await sql<{ n: bigint }[]>`select count(*) as n from outbox`;
    const [jobs] = await sql<{ waiting: bigint; running: bigint; failed: bigint; oldest: Date | null }[]>`
      select count(*) filter (where locked_at is null and attempts < max_attempts) as waiting,
             count(*) filter (where locked_at is not null) as running,
             count(*) filter (where locked_at is null and attempts >= max_attempts) as failed,
             min(run_at) filter (where locked_at is null and attempts < max_attempts and run_at <= now()) as oldest
        from graphile_worker._private_jobs`;
    return {
      workers: workers.map((w) => ({ ...w, seenAt: w.seenAt.toISOString() })),
      outbox: Number(outbox?.n ?? 0),
      jobs: {
        waiting: Number(jobs?.waiting ?? 0),
        running: Number(jobs?.running ?? 0),
        failed: Number(jobs?.failed ?? 0),
        oldest: jobs?.oldest?.toISOString() ?? null,
      },
      failed: await selectFailed(ctx),
    };
  });
}

async function selectFailed({ sql }: PlatformCtx): Promise<FailedJob[]> {
  const rows = await sql<(Omit<FailedJob, 'at' | 'error'> & { at: Date; error: string | null })[]>`
    select j.id::text as "jobId", k.identifier as task, t.slug as tenant, j.attempts, j.last_error as error,
           j.updated_at as at
      from graphile_worker._private_jobs j
      join graphile_worker._private_tasks k on k.id = j.task_id
      left join tenants t on t.id = j.payload->>'tenantId'
     where j.locked_at is null and j.attempts >= j.max_attempts
     order by j.updated_at desc, j.id desc limit ${MOST_FAILED}`;
  return rows.map((r) => ({ ...r, error: withoutContent(r.error ?? ''), at: r.at.toISOString() }));
}

/** An error may quote what it stumbled over: addresses, codes and ids are not for the installation's eyes. */
export function withoutContent(error: string): string {
  const [first = ''] = error.split('\n');
  return first
    .replace(/\S+@\S+/g, '…')
    .replace(/"[^"]*"|'[^']*'/g, '…')
    .replace(/\b(?=\w*\d)[\w-]{5,}\b/g, '…')
    .slice(0, LONGEST_ERROR);
}

/** False where no such job has failed. */
export async function settleFailed(
  { sql }: PlatformCtx,
  jobId: string,
  how: 'retry' | 'drop',
): Promise<boolean> {
  return asApp(sql, async () => {
    const [job] = await sql`
      select 1 from graphile_worker._private_jobs
       where id = ${jobId}::bigint and locked_at is null and attempts >= max_attempts for update skip locked`;
    if (!job) return false;
    if (how === 'drop') await sql`select graphile_worker.complete_jobs(array[${jobId}::bigint])`;
    else
      await sql`select graphile_worker.reschedule_jobs(array[${jobId}::bigint], run_at => now(), attempts => 0)`;
    return true;
  });
}

/** How the suppliers of all programs fare, those in trouble first. */
export async function selectSuppliers({ sql }: PlatformCtx): Promise<Health['suppliers']> {
  const rows = await sql<(Omit<Health['suppliers'][number], 'balancesAt'> & { balancesAt: Date | null })[]>`
    select t.slug as tenant, a.name, a.kind, a.status, coalesce(h.state, 'closed') as breaker,
           coalesce(h.failures, 0) as failures, a.balances_at as "balancesAt"
      from supplier_accounts a
      join tenants t on t.id = a.tenant_id
      left join supplier_health h on h.tenant_id = a.tenant_id and h.account_id = a.id
     order by coalesce(h.state, 'closed') = 'closed', coalesce(h.failures, 0) desc, t.slug, a.name
     limit ${MOST_SUPPLIERS}`;
  return rows.map((r) => ({ ...r, balancesAt: r.balancesAt?.toISOString() ?? null }));
}
