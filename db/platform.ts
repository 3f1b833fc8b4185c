import { gate, pool, type Sql } from './client.ts';
import { MAX_TRIES, mayTryAgain } from './tenant.ts';

/**
 * The installation's own transaction: as a role that sees its tables and no tenant's rows. The app has that role's rights
 * only here, and only until the transaction ends.
 */
export async function withPlatform<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const result = await gate().pass(() =>
        pool().begin(async (sql) => {
          await sql`set local role damson_platform`;
          return work(sql as Sql);
        }),
      );
      return result as T;
    } catch (error) {
      if (attempt >= MAX_TRIES || !mayTryAgain(error)) throw error;
    }
  }
}

/** Does a part of it as the app and as no tenant: what the queue and its jobs belong to. */
export async function asApp<T>(sql: Sql, work: () => Promise<T>): Promise<T> {
  await sql`set local role none`;
  const result = await work();
  await sql`set local role damson_platform`;
  return result;
}

/**
 * Does a part of the installation's transaction as the app and as one tenant, held to that tenant's rows like any verb of
 * its own; behind it the installation goes on, as no tenant.
 */
export async function asTenant<T>(sql: Sql, tenantId: string, work: () => Promise<T>): Promise<T> {
  await sql`set local role none`;
  await sql`select set_config('damson.tenant', ${tenantId}, true)`;
  const result = await work();
  await sql`select set_config('damson.tenant', '', true)`;
  await sql`set local role damson_platform`;
  return result;
}
