import type { Sql } from '#db/client.ts';

export type JobPayload = { tenantId: string; requestId: string; data: Record<string, string> };

/** Queues a job inside the caller's transaction: it exists exactly if the transaction commits. */
export async function enqueue(sql: Sql, task: string, payload: JobPayload): Promise<void> {
  await sql`select graphile_worker.add_job(${task}, ${payload as never}::json, max_attempts => 12)`;
}
