import type { Pool } from '#db/client.ts';
import type { Change } from './import-change.ts';
import { type CatalogueState, type ImportPlan, planImport } from './import-plan.ts';
import { readCatalogue } from './import-queries.ts';
import { type ReadFeed, readFeed } from './import-read.ts';
import { lockCatalogue, writePlan } from './import-store.ts';
import { type Note, type Refused, Unusable } from './import-verdict.ts';
import { SUPPLIER_FEEDS } from './suppliers/feeds.ts';

export type ImportInput = {
  source: string;
  /** The supplier's file, parsed. */
  json: unknown;
  /** Where the products are sold, when the file does not tell or tells wrongly. */
  country: string | null;
  dryRun?: boolean;
  /** The file is a part of the catalogue: nothing counts as missing. */
  partial?: boolean;
  /** Allows a file that would pause more than half of what the supplier has live. */
  pauseMany?: boolean;
};
/** What an import found and wrote, or in a dry run would write. */
export type ImportReport = {
  source: string;
  dryRun: boolean;
  complete: boolean;
  totals: Record<'rows' | 'accepted' | 'refused' | 'unchanged' | 'newBrands', number> &
    Record<Change['change'], number>;
  /** A sentence when a real run would stop before writing. */
  stopped: string | null;
  changes: Change[];
  refused: Refused[];
  notes: Note[];
};

/** Brings the shared catalogue to what a supplier's file says, in one transaction of the database's owner. */
export async function importFeed(owner: Pool, input: ImportInput): Promise<ImportReport> {
  const feed = SUPPLIER_FEEDS.get(input.source);
  if (!feed)
    throw new Unusable(`There is no importer for “${input.source}”: use ${[...SUPPLIER_FEEDS.keys()]}.`);
  const read = readFeed(feed, input.json, input.country);
  if (input.partial) read.complete = false;
  const dryRun = input.dryRun ?? false;
  return owner.begin(dryRun ? 'read only' : 'read write', async (sql) => {
    await lockCatalogue(sql);
    const state = await readCatalogue(sql, input.source);
    const plan = planImport(state, read, input.country);
    const stopped = input.pauseMany ? null : tooManyPauses(state, read, plan);
    if (stopped && !dryRun) throw new Unusable(stopped);
    if (!dryRun) await writePlan(sql, input.source, plan);
    return reportOf({ source: input.source, dryRun, stopped, read, plan });
  });
}

/** A file that takes most of a supplier's products away is more often cut short than true. */
function tooManyPauses(
  { products }: CatalogueState,
  read: ReadFeed,
  { changes, refused }: ImportPlan,
): string | null {
  const live = [...products.values()].filter((p) => p.status === 'live').length;
  const paused = changes.filter((c) => c.change === 'availability' && c.new === 'paused').length;
  const noneLeft = paused > 0 && refused.length === read.rows;
  if (!noneLeft && (paused <= 10 || paused * 2 <= live)) return null;
  return (
    `The file would pause ${paused} of ${live} live products, so it was stopped: see that it is whole, ` +
    'then give --pause-many if that is right, or --partial if it is a part of the catalogue.'
  );
}

type Found = { source: string; dryRun: boolean; stopped: string | null; read: ReadFeed; plan: ImportPlan };

function reportOf({ source, dryRun, stopped, read, plan }: Found): ImportReport {
  const count = (change: Change['change']) => plan.changes.filter((c) => c.change === change).length;
  const accepted = read.rows - plan.refused.length;
  const touched = new Set(plan.changes.filter((c) => !isPause(c)).map((c) => c.sku)).size;
  const totals = {
    rows: read.rows,
    accepted,
    refused: plan.refused.length,
    new: count('new'),
    price: count('price'),
    availability: count('availability'),
    name: count('name'),
    terms: count('terms'),
    unchanged: accepted - touched,
    newBrands: plan.brands.length,
  };
  const { changes, refused, notes } = plan;
  return { source, dryRun, complete: read.complete, totals, stopped, changes, refused, notes };
}

function isPause(change: Change): boolean {
  return change.change === 'availability' && change.new === 'paused';
}
