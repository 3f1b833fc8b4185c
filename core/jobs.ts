import type { Sql } from '#db/client.ts';
import type { Caller } from './context.ts';

export type JobPayload = { tenantId: string; requestId: string; data: Record<string, string> };
/** Does a job as the platform; anything thrown makes it run again later, so it must be safe to repeat. */
export type Job = (caller: Caller, data: Record<string, string>) => Promise<void>;

type When = {
  /** At once when left out. */
  runAt?: Date;
  /** One waiting job at most under a key: a later one replaces it. */
  key?: string;
};

/** Queues a job inside the caller's transaction: it exists exactly if the transaction commits. */
export async function enqueue(
  sql: Sql,
  task: string,
  payload: JobPayload,
  { runAt, key }: When = {},
): Promise<void> {
  await sql`
    select graphile_worker.add_job(${task}, ${payload as never}::json, run_at => ${runAt ?? null},
                                   job_key => ${key ?? null}, max_attempts => 12)`;
}
