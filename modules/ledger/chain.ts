import { createHash } from 'node:crypto';
import { assert } from '#lib/assert.ts';

/** The tables whose rows are sealed. */
export const SOURCES = ['transfers', 'audit_entries', 'events'] as const;
export type Source = (typeof SOURCES)[number];
/** A row as a block remembers it. */
export type RowDigest = { position: bigint; digest: Buffer };
export type Block = {
  height: number;
  source: Source;
  /** Positions above `after` up to `through`. */
  after: bigint;
  through: bigint;
  digests: Buffer;
  previousHash: Buffer;
  hash: Buffer;
};

/** What the first block of a tenant stands on. */
export const GENESIS = Buffer.alloc(32);
const POSITION_BYTES = 8;
const DIGEST_BYTES = 32;
const ROW_BYTES = POSITION_BYTES + DIGEST_BYTES;

export function packed(rows: RowDigest[]): Buffer {
  const all = Buffer.alloc(rows.length * ROW_BYTES);
  rows.forEach(({ position, digest }, i) => {
    assert(digest.length === DIGEST_BYTES, 'a digest is a SHA-256');
    all.writeBigInt64BE(position, i * ROW_BYTES);
    digest.copy(all, i * ROW_BYTES + POSITION_BYTES);
  });
  return all;
}

export function unpacked(digests: Buffer): RowDigest[] {
  return Array.from({ length: Math.floor(digests.length / ROW_BYTES) }, (_, i) => ({
    position: digests.readBigInt64BE(i * ROW_BYTES),
    digest: digests.subarray(i * ROW_BYTES + POSITION_BYTES, (i + 1) * ROW_BYTES),
  }));
}

/** SHA-256 over the hash before it, what the block says of itself, and its rows. */
export function blockHash(block: Omit<Block, 'hash'>, tenantId: string): Buffer {
  const { height, source, after, through } = block;
  return createHash('sha256')
    .update(block.previousHash)
    .update(JSON.stringify(['damson block 1', tenantId, height, source, `${after}`, `${through}`]))
    .update(block.digests)
    .digest();
}

export type Difference = { what: 'edited' | 'removed' | 'inserted late'; position: bigint };

/** The first row that is not as it was sealed; both lists in the order of positions. */
export function firstDifference(sealed: RowDigest[], found: RowDigest[]): Difference | null {
  for (let i = 0; i < Math.max(sealed.length, found.length); i++) {
    const [was, is] = [sealed[i], found[i]];
    if (was && (!is || was.position < is.position)) return { what: 'removed', position: was.position };
    if (is && (!was || is.position < was.position)) return { what: 'inserted late', position: is.position };
    if (was && is && !was.digest.equals(is.digest)) return { what: 'edited', position: is.position };
  }
  return null;
}
