import { type Candidate, candidateOf, type SupplierFeed, skuOf } from './import-candidate.ts';
import { type Note, type Refused, Unusable } from './import-verdict.ts';

/** A whole file, judged row by row. */
export type ReadFeed = {
  rows: number;
  /** Whether a product that is not in the file is no longer offered. */
  complete: boolean;
  candidates: Candidate[];
  refused: Refused[];
  notes: Note[];
};

const MOST_ROWS = 250_000;

/** Reads every row of a supplier's file once; the second row of a sku is refused. */
export function readFeed(feed: SupplierFeed, json: unknown, country: string | null): ReadFeed {
  const { rows, complete } = listOf(feed, json);
  const read: ReadFeed = { rows: rows.length, complete, candidates: [], refused: [], notes: [] };
  const seen = new Map<string, number>();
  for (const [index, raw] of rows.entries()) {
    const row = index + 1;
    const found = candidateIn(feed, raw, { row, country });
    const sku = 'candidate' in found ? found.candidate.sku : skuIn(raw);
    if ('flaw' in found) {
      read.refused.push({ row, sku, ...found.flaw });
      continue;
    }
    const first = seen.get(found.candidate.sku);
    if (first !== undefined) {
      const says = `the sku is already in row ${first}, which counts`;
      read.refused.push({ row, sku, field: 'sku', reason: 'duplicate_sku', says });
      continue;
    }
    seen.set(found.candidate.sku, row);
    read.candidates.push(found.candidate);
    for (const says of found.notes) read.notes.push({ row, sku: found.candidate.sku, says });
  }
  return read;
}

function listOf(feed: SupplierFeed, json: unknown) {
  const list = feed.list(json);
  if (list === null) {
    throw new Unusable(
      'The file holds no products: give the supplier’s product list as it came, a JSON list or an object ' +
        'with `products`.',
    );
  }
  if (list.rows.length === 0) {
    throw new Unusable(
      'The product list is empty: fetch it again; nothing is paused because of an empty file.',
    );
  }
  if (list.rows.length > MOST_ROWS) {
    throw new Unusable(
      `The file has more than ${MOST_ROWS} rows: split it and import the parts with --partial.`,
    );
  }
  return list;
}

function candidateIn(feed: SupplierFeed, raw: unknown, where: { row: number; country: string | null }) {
  const read = feed.offer(raw);
  return 'flaw' in read ? read : candidateOf(read.offer, where);
}

/** The sku of a row that could not be read, to find it by. */
function skuIn(raw: unknown): string | null {
  if (typeof raw !== 'object' || raw === null || !('sku' in raw)) return null;
  if (typeof raw.sku !== 'string' && typeof raw.sku !== 'number') return null;
  const read = skuOf(String(raw.sku));
  return 'sku' in read ? read.sku : null;
}
