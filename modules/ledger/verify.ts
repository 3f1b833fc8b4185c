import type { AnySql } from '#db/client.ts';
import { type Block, blockHash, firstDifference, GENESIS, SOURCES, type Source, unpacked } from './chain.ts';
import { countAfter, selectBlocks, selectDigests, selectMarks, selectRowAt } from './chain-queries.ts';

const PAGE = 50;
/** One more than a block can hold, so that a row too many is seen. */
const MOST_ROWS = 1_000_000;

export type Finding =
  | {
      what: 'edited' | 'removed' | 'inserted late';
      height: number | null;
      source: Source;
      position: bigint;
      id: string | null;
    }
  | { what: 'block altered' | 'block missing' | 'chain rewritten'; height: number };
export type Verdict = {
  blocks: number;
  rows: number;
  /** Rows that are too young to be sealed. */
  unsealed: number;
  head: { height: number; hash: string } | null;
  finding: Finding | null;
};
/** A hash that was written out earlier: the chain must still hold it. */
export type Anchor = { height: number; hash: string };

type Walk = { previous: Buffer; height: number; rows: number; through: Map<Source, bigint> };

/** Recomputes a tenant's chain from its rows and names the first thing that is not as it was sealed. */
export async function verifyChain(sql: AnySql, tenantId: string, anchor?: Anchor): Promise<Verdict> {
  const walk: Walk = { previous: GENESIS, height: 0, rows: 0, through: new Map() };
  const verdict = (finding: Finding | null, unsealed = 0): Verdict => ({
    blocks: walk.height,
    rows: walk.rows,
    unsealed,
    head: walk.height > 0 ? { height: walk.height, hash: walk.previous.toString('hex') } : null,
    finding,
  });
  for (;;) {
    const blocks = await selectBlocks(sql, tenantId, { from: walk.height + 1, limit: PAGE });
    for (const block of blocks) {
      const finding = soundBlock(walk, block, tenantId) ?? (await soundRows(sql, tenantId, walk, block));
      if (finding) return verdict(finding);
      step(walk, block);
      if (anchor?.height === block.height && anchor.hash !== block.hash.toString('hex'))
        return verdict({ what: 'chain rewritten', height: block.height });
    }
    if (blocks.length < PAGE) break;
  }
  if (anchor && anchor.height > walk.height)
    return verdict({ what: 'block missing', height: walk.height + 1 });
  return unsealedRows(sql, tenantId, walk, verdict);
}

function step(walk: Walk, block: Block): void {
  walk.previous = block.hash;
  walk.height = block.height;
  walk.rows += unpacked(block.digests).length;
  walk.through.set(block.source, block.through);
}

function soundBlock(walk: Walk, block: Block, tenantId: string): Finding | null {
  const { height } = block;
  if (height !== walk.height + 1) return { what: 'block missing', height: walk.height + 1 };
  const sound = block.previousHash.equals(walk.previous) && block.hash.equals(blockHash(block, tenantId));
  return sound ? null : { what: 'block altered', height };
}

/** Looks at all rows since the block before it of the same table, also where that block saw none. */
async function soundRows(sql: AnySql, tenantId: string, walk: Walk, block: Block): Promise<Finding | null> {
  const { source, through, height } = block;
  const after = walk.through.get(source) ?? 0n;
  const found = await selectDigests(sql, tenantId, { source, after, through, limit: MOST_ROWS });
  const difference = firstDifference(unpacked(block.digests), found);
  if (!difference) return null;
  const id = await selectRowAt(sql, tenantId, { source, position: difference.position });
  return { ...difference, height, source, id };
}

/** After the last block come rows that wait for theirs; those where the sealer has already been came late. */
async function unsealedRows(
  sql: AnySql,
  tenantId: string,
  walk: Walk,
  verdict: (finding: Finding | null, unsealed?: number) => Verdict,
): Promise<Verdict> {
  const marks = await selectMarks(sql, tenantId);
  let unsealed = 0;
  for (const source of SOURCES) {
    const after = walk.through.get(source) ?? 0n;
    const through = marks.get(source) ?? 0n;
    const [late] = await selectDigests(sql, tenantId, { source, after, through, limit: 1 });
    if (late) {
      const { position } = late;
      const id = await selectRowAt(sql, tenantId, { source, position });
      return verdict({ what: 'inserted late', height: null, source, position, id });
    }
    unsealed += await countAfter(sql, tenantId, { source, after });
  }
  return verdict(null, unsealed);
}
