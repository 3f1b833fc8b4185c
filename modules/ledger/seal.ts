import { setTimeout as sleep } from 'node:timers/promises';
import type { Job } from '#core/jobs.ts';
import type { Sql } from '#db/client.ts';
import { withoutTenant, withTenant } from '#db/tenant.ts';
import { log } from '#lib/log.ts';
import { blockHash, GENESIS, packed, SOURCES, type Source } from './chain.ts';
import { selectDigests, selectHead, selectMarks } from './chain-queries.ts';
import { insertBlock, lastPositions, lockChain, moveMark, openTransactions } from './chain-store.ts';

const ROWS_IN_A_BLOCK = 2_000;
/** What is left after so many blocks waits for the next time. */
const MOST_BLOCKS = 50;
/** A quiet tenant's mark follows in steps of so many positions, so that it is not written for nothing. */
const FAR_BEHIND = 10_000n;
const WAIT_MS = 50;
const MOST_WAITS = 400;

export type Settled = Readonly<Record<Source, bigint>>;

/**
 * Positions up to which no row can appear any more, in any table: every transaction that may have taken one of them has
 * ended. Null when one stays open for too long.
 */
export async function settledPositions(): Promise<Settled | null> {
  const sql = withoutTenant();
  const taken = await lastPositions(sql);
  let open = new Set(await openTransactions(sql));
  for (let waited = 0; open.size > 0; waited++) {
    if (waited === MOST_WAITS) return null;
    await sleep(WAIT_MS);
    open = new Set((await openTransactions(sql)).filter((id) => open.has(id)));
  }
  return taken;
}

/** Seals a tenant's rows up to these positions. Not a verb: sealing a record must not make another record to seal. */
export async function sealRecords(tenantId: string, settled: Settled): Promise<number> {
  return withTenant(tenantId, async (sql) => {
    await lockChain(sql, tenantId);
    const marks = await selectMarks(sql, tenantId);
    let blocks = 0;
    for (const source of SOURCES) {
      blocks += await sealSource(sql, tenantId, {
        source,
        after: marks.get(source) ?? 0n,
        through: settled[source],
      });
    }
    return blocks;
  });
}

type Range = { source: Source; after: bigint; through: bigint };

async function sealSource(sql: Sql, tenantId: string, range: Range): Promise<number> {
  let { after } = range;
  for (let blocks = 0; blocks < MOST_BLOCKS; blocks++) {
    if (after >= range.through) return blocks;
    const rows = await selectDigests(sql, tenantId, { ...range, after, limit: ROWS_IN_A_BLOCK });
    const full = rows.length === ROWS_IN_A_BLOCK;
    const through = full ? (rows.at(-1)?.position ?? range.through) : range.through;
    if (rows.length > 0) {
      const head = await selectHead(sql, tenantId);
      const block = {
        height: (head?.height ?? 0) + 1,
        source: range.source,
        after,
        through,
        digests: packed(rows),
        previousHash: head?.hash ?? GENESIS,
      };
      await insertBlock(sql, tenantId, { ...block, rows: rows.length, hash: blockHash(block, tenantId) });
    }
    if (rows.length > 0 || through - after > FAR_BEHIND)
      await moveMark(sql, tenantId, { source: range.source, through });
    after = through;
  }
  return MOST_BLOCKS;
}

let known: { until: number; settled: Settled } | undefined;
const KNOWN_MS = 20_000;

/** Seals what can no longer change. What is settled is asked once for many tenants. */
export const seal: Job = async ({ tenant, now }) => {
  if (!known || known.until <= now.getTime()) {
    const settled = await settledPositions();
    if (!settled) {
      log.warn('records wait to be sealed: a transaction has been open for very long');
      return;
    }
    known = { until: now.getTime() + KNOWN_MS, settled };
  }
  await sealRecords(tenant.id, known.settled);
};
