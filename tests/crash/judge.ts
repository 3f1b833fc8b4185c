import type { ownerSql } from '#tests/factories.ts';
import type { ClientLog } from './client-log.ts';

export type Verdict = {
  /** Acknowledged orders that the database does not have. */
  lost: string[];
  /** Orders in the database that no client was told of. */
  unheard: string[];
  /** Orders that more than one key was answered with. */
  shared: string[];
  /** Keys that were refused and have an effect all the same. */
  refusedButDone: string[];
};
export const CLEAN: Verdict = { lost: [], unheard: [], shared: [], refusedButDone: [] };

/** Compares what clients were told with what the database has, for the tenants of these keys. */
export async function judge(
  owner: ReturnType<typeof ownerSql>,
  tenants: string[],
  log: ClientLog,
): Promise<Verdict> {
  const rows = await owner<{ id: string }[]>`select id from orders where tenant_id in ${owner(tenants)}`;
  const refused = [...log.values()].filter((e) => e.outcome === 'refused').map((e) => e.key);
  const kept = await owner<{ key: string }[]>`
    select key from idempotency_keys where tenant_id in ${owner(tenants)} and key = any(${refused}::text[])`;
  const told = [...log.values()].flatMap((e) => (e.outcome === 'acknowledged' ? [e.orderId] : []));
  const [stored, heard, once] = [new Set(rows.map((r) => r.id)), new Set(told), new Set(told)];
  return {
    lost: told.filter((id) => !stored.has(id)),
    unheard: [...stored].filter((id) => !heard.has(id)),
    shared: told.filter((id) => !once.delete(id)),
    refusedButDone: kept.map((r) => r.key),
  };
}
