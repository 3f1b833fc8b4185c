import { enqueue } from '#core/jobs.ts';
import { verb } from '#core/verb.ts';
import { notFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { setInStock } from '#modules/catalog/index.ts';
import { mint } from './generate.ts';
import { ownBrandWith } from './own-brand.ts';
import { selectRun } from './own-brand-queries.ts';
import { type CodeRun, codeRunInput, generateCodesInput } from './own-brand-schema.ts';
import { advanceRun, insertRun, lockRun } from './own-brand-store.ts';
import { finishBatch, insertBatch } from './store.ts';

/** In one transaction: the most that a crash undoes, and a lock of well below a second. */
const CHUNK = 2_500;

/** Orders codes of an own brand for the stock; the job `vouchers.generate` makes them. */
export const generateCodes = verb({
  name: 'vouchers.generateCodes',
  permission: 'stock.manage',
  input: generateCodesInput,
  run: async (ctx, { productId, denomination, count }): Promise<{ runId: string }> => {
    await ownBrandWith(ctx, productId, denomination);
    const [id, batchId] = [newId('codeRun'), newId('batch')];
    await insertBatch(ctx, { id: batchId, fileName: 'generated', accepted: 0, refused: 0 });
    await insertRun(ctx, { id, productId, denomination, batchId, wanted: count });
    const data = { runId: id };
    await enqueue(ctx.sql, 'vouchers.generate', { tenantId: ctx.tenant.id, requestId: ctx.requestId, data });
    ctx.emit({
      type: 'stock.generation_started',
      objectType: 'code_run',
      objectId: id,
      data: { productId, count },
    });
    ctx.note({ objectId: id, detail: { productId, count } });
    return { runId: id };
  },
});

/**
 * Makes the next codes of a run and counts them in the same transaction, so that a crash loses none and repeats
 * none. Answers how many are still missing.
 */
export const generateChunk = verb({
  name: 'vouchers.generateChunk',
  permission: 'stock.manage',
  input: codeRunInput,
  run: async (ctx, { runId }): Promise<{ missing: number }> => {
    const run = (await lockRun(ctx, runId)) ?? notFound();
    const { productId, denomination, batchId } = run;
    const count = Math.min(CHUNK, run.wanted - run.made);
    ctx.note({ objectId: runId, detail: { made: count } });
    if (count === 0) return { missing: 0 };
    const { pattern } = await ownBrandWith(ctx, productId, denomination);
    await mint(ctx, { batchId, productId, pattern, denomination, count, canary: false });
    await advanceRun(ctx, runId, count);
    await finishBatch(ctx, { id: batchId, accepted: run.made + count, refused: 0 });
    if (run.made === 0) await setInStock(ctx, productId, true);
    const missing = run.wanted - run.made - count;
    if (missing === 0)
      ctx.emit({
        type: 'stock.generated',
        objectType: 'code_run',
        objectId: runId,
        data: { count: run.wanted },
      });
    return { missing };
  },
});

/** How far a run is. */
export const showCodeRun = verb({
  name: 'vouchers.codeRun',
  permission: 'stock.manage',
  reads: true,
  input: codeRunInput,
  run: async (ctx, { runId }): Promise<CodeRun> => (await selectRun(ctx, runId)) ?? notFound(),
});
