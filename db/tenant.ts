import { PgDatabase, PgDialect } from 'drizzle-orm/pg-core';
import { PostgresJsSession } from 'drizzle-orm/postgres-js';
import type { PendingQuery, Row } from 'postgres';
import { gate, type Pool, pool, type Sql } from './client.ts';

export const MAX_TRIES = 8;

/**
 * Serialization failure, deadlock, and two writers who chose the same event sequence: nothing was done, so
 * the same work may be tried again.
 */
export function mayTryAgain(error: unknown): boolean {
  const { code, constraint_name } = error as { code?: string; constraint_name?: string };
  return (
    code === '40001' || code === '40P01' || (code === '23505' && constraint_name === 'events_object_sequence')
  );
}

/** Sends the transaction's last statement, unawaited: COMMIT follows it on the wire and saves a round trip. */
type Close = (last: PendingQuery<Row[]>) => void;

/**
 * The only way to a tenant's rows: one transaction with the tenant set for its length, and awaited before
 * anything else is sent. Should the statement given to `close` fail, the server turns COMMIT into a rollback and
 * its error is thrown here, as if it had been awaited. An error with `beforeRetry` names what must be done with no
 * transaction open before the same work is tried again.
 */
export async function withTenant<T>(
  tenantId: string,
  work: (sql: Sql, close: Close) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      let closing: PendingQuery<Row[]> | undefined;
      const close: Close = (last) => {
        closing = last.execute();
        // Awaited below; when BEGIN…COMMIT itself fails first, this failure is the same one.
        closing.catch(() => {});
      };
      const result = await gate().pass(() =>
        pool().begin(async (sql) => {
          await sql`select set_config('damson.tenant', ${tenantId}, true)`;
          return work(sql as Sql, close);
        }),
      );
      await closing;
      return result as T;
    } catch (error) {
      const { beforeRetry } = error as { beforeRetry?: () => Promise<void> };
      if (attempt >= MAX_TRIES || !(beforeRetry || mayTryAgain(error))) throw error;
      await beforeRetry?.();
    }
  }
}

/** For the few global tables (see docs/security.md); row security hides everything else here. */
export function withoutTenant(): Pool {
  return pool();
}

/** Drizzle over an open transaction, for queries where its cost does not matter. */
export function drizzleOver(sql: Sql) {
  const dialect = new PgDialect();
  // A transaction lacks only what manages connections, which the session never calls.
  const client = sql as unknown as Pool;
  const session = new PostgresJsSession<Pool, Record<string, never>, Record<string, never>>(
    client,
    dialect,
    undefined,
    {},
  );
  return new PgDatabase(dialect, session, undefined);
}
