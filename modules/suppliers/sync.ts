import { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { enqueue } from '#core/jobs.ts';
import { verb } from '#core/verb.ts';
import { notFound } from '#lib/errors.ts';
import { accountOr404 } from './accounts.ts';
import { raise, settle } from './alerts.ts';
import { differenceOf } from './diff.ts';
import type { SupplierProduct } from './port.ts';
import { type StoredAccount, selectActiveIds } from './queries.ts';
import { accessOf } from './route.ts';
import { applySyncInput, listSyncsInput, runInput, showSyncInput, startSyncInput } from './schema.ts';
import { refreshAccount } from './shelves.ts';
import { selectChanges, selectKnown, selectLastSeen, selectRun, selectRuns } from './sync-queries.ts';
import {
  finishRun,
  forgetRuns,
  insertChanges,
  insertRun,
  lockQueuedRun,
  markRemoved,
  markSeen,
  upsertOffers,
} from './sync-store.ts';

const MOST_CHANGES = 5_000;
const KEPT_RUNS = 50;
/** A catalogue of at least so many lines is not believed when it loses more than half of them. */
const SMALL_CATALOGUE = 10;

/** Queues a reading of the account's catalogue; the one that waits already, if one does. */
export const startSync = verb({
  name: 'suppliers.startSync',
  permission: 'suppliers.manage',
  input: startSyncInput,
  run: async (ctx, input) => {
    await accountOr404(ctx, input.accountId);
    const runId = await insertRun(ctx, input);
    const { id: tenantId } = ctx.tenant;
    await enqueue(ctx.sql, 'suppliers.sync', { tenantId, requestId: ctx.requestId, data: { runId } });
    ctx.note({ objectId: input.accountId, detail: { runId, acceptSmaller: input.acceptSmaller } });
    return { runId };
  },
});

/** Queues a reading of every active account's catalogue. */
export const syncAll = verb({
  name: 'suppliers.syncAll',
  permission: 'suppliers.work',
  input: z.object({}),
  run: async (ctx) => {
    const accountIds = await selectActiveIds(ctx);
    for (const accountId of accountIds) await startSync.run(ctx, { accountId, acceptSmaller: false });
    return { queued: accountIds.length };
  },
});

/** The readings of an account's catalogue, newest first. */
export const listSyncs = verb({
  name: 'suppliers.listSyncs',
  permission: 'suppliers.read',
  reads: true,
  input: listSyncsInput,
  run: selectRuns,
});

/** A reading and, in pages, what it found to be new, gone or otherwise. */
export const showSync = verb({
  name: 'suppliers.showSync',
  permission: 'suppliers.read',
  reads: true,
  input: showSyncInput,
  run: async (ctx, input) => ({
    run: (await selectRun(ctx, input.runId)) ?? notFound(),
    changes: await selectChanges(ctx, input),
  }),
});

/** Whom a queued reading is to ask; null when it was done before. */
export const readSync = verb({
  name: 'suppliers.readSync',
  permission: 'suppliers.work',
  reads: true,
  secret: true,
  input: runInput,
  run: async (ctx, { runId }) => {
    const run = (await selectRun(ctx, runId)) ?? notFound();
    if (run.state !== 'queued') return null;
    const { kind } = await accountOr404(ctx, run.accountId);
    return { kind, access: await accessOf(ctx, run.accountId) };
  },
});

/** Takes a whole catalogue over, or nothing of it; a second time for the same run it does nothing. */
export const applySync = verb({
  name: 'suppliers.applySync',
  permission: 'suppliers.work',
  input: applySyncInput,
  run: async (ctx, { runId, products }) => {
    const run = await lockQueuedRun(ctx, runId);
    if (!run) {
      if (!(await selectRun(ctx, runId))) notFound();
      return { runId, state: 'done' as const };
    }
    const account = await accountOr404(ctx, run.accountId);
    const doubt =
      run.acceptSmaller && products.length > 0 ? null : await doubtOf(ctx, account, products.length);
    const state = doubt
      ? await refuseRun(ctx, runId, account, doubt, products.length)
      : await apply(ctx, runId, account, products);
    await forgetRuns(ctx, account.id, KEPT_RUNS);
    ctx.note({ objectId: account.id, detail: { runId, state, seen: products.length } });
    return { runId, state };
  },
});

/** Why a reading is not believed: more likely the supplier stumbled than that it gave up its business. */
async function doubtOf(ctx: Ctx, account: StoredAccount, seen: number): Promise<string | null> {
  if (seen === 0) return 'The supplier did not answer, or with an empty catalogue.';
  const last = await selectLastSeen(ctx, account.id);
  if (last === null || last < SMALL_CATALOGUE || seen * 2 >= last) return null;
  return `The catalogue has shrunk from ${last} to ${seen} lines. Sync again and accept it if that is right.`;
}

async function refuseRun(ctx: Ctx, runId: string, account: StoredAccount, reason: string, seen: number) {
  await finishRun(ctx, runId, { state: 'refused', seen, added: 0, removed: 0, changed: 0, reason });
  await raise(ctx, { cause: 'sync_failed', subject: account.id, detail: `${account.name}: ${reason}` });
  return 'refused' as const;
}

async function apply(ctx: Ctx, runId: string, account: StoredAccount, products: SupplierProduct[]) {
  const { added, updated, removed, changes } = differenceOf(await selectKnown(ctx, account.id), products);
  await upsertOffers(ctx, account, [...added, ...updated]);
  await markRemoved(
    ctx,
    account.id,
    removed.map((o) => o.sku),
  );
  await markSeen(
    ctx,
    account.id,
    products.map((p) => p.sku),
  );
  await refreshAccount(ctx, account.id);
  await insertChanges(ctx, runId, changes.slice(0, MOST_CHANGES));
  const counts = {
    seen: products.length,
    added: added.length,
    removed: removed.length,
    changed: updated.length,
  };
  await finishRun(ctx, runId, { state: 'applied', ...counts, reason: null });
  await settle(ctx, { cause: 'sync_failed', subject: account.id });
  ctx.emit({
    type: 'supplier.catalogue_synced',
    objectType: 'supplier_account',
    objectId: account.id,
    data: { runId, ...counts },
  });
  return 'applied' as const;
}
