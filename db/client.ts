import postgres from 'postgres';
import { env, required } from '../lib/env.ts';
import { type Gate, makeGate } from './gate.ts';

/** bigint and json as the domain wants them; everything else as postgres.js does it. */
export const types = {
  bigint: postgres.BigInt,
  json: {
    to: 114,
    from: [114, 3802],
    serialize: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
    parse: (text: string): unknown => JSON.parse(text),
  },
};

function connect() {
  return postgres(required('APP_DATABASE_URL'), {
    max: env().DATABASE_POOL,
    idle_timeout: 60,
    connect_timeout: 10,
    types,
    onnotice: () => {},
    connection: {
      application_name: 'damson',
      statement_timeout: 15_000,
      lock_timeout: 5_000,
      idle_in_transaction_session_timeout: 30_000,
    },
  });
}

export type Pool = ReturnType<typeof connect>;
/** Either of them: for what may be asked inside a transaction as well as outside. */
export type AnySql = postgres.ISql<{ bigint: bigint }>;
export type Sql = postgres.TransactionSql<{ bigint: bigint }>;

const shared = globalThis as typeof globalThis & {
  damsonPool?: Pool | undefined;
  damsonGate?: Gate | undefined;
};
/** Longer than a lock is waited for, shorter than anybody waits for an answer. */
const PATIENCE_MS = 10_000;
const MOST_WAITING = 2_000;

/** One pool for each process, also when Next.js bundles this file a second time. */
export function pool(): Pool {
  shared.damsonPool ??= connect();
  return shared.damsonPool;
}

/** What a transaction has to pass before it asks the pool for a connection. */
export function gate(): Gate {
  shared.damsonGate ??= makeGate({
    width: env().DATABASE_POOL,
    patienceMs: PATIENCE_MS,
    mostWaiting: MOST_WAITING,
  });
  return shared.damsonGate;
}

export async function closePool(): Promise<void> {
  const open = shared.damsonPool;
  shared.damsonPool = undefined;
  shared.damsonGate = undefined;
  await open?.end({ timeout: 5 });
}
