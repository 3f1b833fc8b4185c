import { withoutTenant } from '#db/tenant.ts';

export { closePool } from '#db/client.ts';

/** Whether a query gets an answer, for health checks. */
export async function databaseAnswers(): Promise<boolean> {
  try {
    await withoutTenant()`select 1`;
    return true;
  } catch {
    return false;
  }
}
