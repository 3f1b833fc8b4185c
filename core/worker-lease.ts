import { withoutTenant } from '#db/tenant.ts';

/** How long a worker that says nothing keeps its jobs; it has to speak several times within it. */
export const LEASE_SECONDS = 20;
const FORGET_SECONDS = 3_600;

/**
 * Says that a worker lives and frees the jobs of those that have been silent for longer than the lease, by the
 * database's clock alone. A worker that was only held up may still finish a job that another has begun: a job has to
 * bear being done twice.
 */
export async function renewLease(workerId: string): Promise<void> {
  const sql = withoutTenant();
  await sql`
    insert into worker_leases (worker_id, seen_at) values (${workerId}, now())
    on conflict (worker_id) do update set seen_at = now()`;
  await sql`
    with held as (
      select locked_by, locked_at from graphile_worker._private_jobs where locked_by is not null
      union all
      select locked_by, locked_at from graphile_worker._private_job_queues where locked_by is not null
    ), silent as (
      select distinct h.locked_by from held h
       where h.locked_at < now() - make_interval(secs => ${LEASE_SECONDS})
         and not exists (select 1 from worker_leases l where l.worker_id = h.locked_by
                            and l.seen_at > now() - make_interval(secs => ${LEASE_SECONDS}))
    )
    select graphile_worker.force_unlock_workers(array_agg(locked_by)) from silent having count(*) > 0`;
  await sql`delete from worker_leases where seen_at < now() - make_interval(secs => ${FORGET_SECONDS})`;
}
