import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { setInStock } from '#modules/catalog/index.ts';
import { selectStock, selectStockable } from './queries.ts';
import {
  MAX_UPLOAD_ROWS,
  type RowRefusal,
  stockInput,
  type UploadVerdict,
  uploadStockInput,
} from './schema.ts';
import { sealSecret } from './secret.ts';
import { finishBatch, insertBatch, insertStock, type NewStockCode, selectNew } from './store.ts';
import { readStockRows, type StockLine } from './upload-rows.ts';

const CHUNK = 1_000;
const MOST_NAMED = 1_000;

/** How many codes are free and taken, by product and value. */
export const listStock = verb({
  name: 'vouchers.stock',
  permission: 'stock.manage',
  reads: true,
  input: stockInput,
  run: selectStock,
});

/**
 * Adds the codes of a CSV file: columns product (id or SKU), denomination (decimal), code, and if wanted pin,
 * url, expires_on, or what the file calls them. Good rows are added, every other row is named with its reason; a code is
 * never added twice. A dry run names the same rows and adds none.
 */
export const uploadStock = verb({
  name: 'vouchers.uploadStock',
  permission: 'stock.manage',
  input: uploadStockInput,
  run: async (ctx, { fileName, content, columns, dryRun }): Promise<UploadVerdict> => {
    const batchId = dryRun ? null : newId('batch');
    if (batchId) await insertBatch(ctx, { id: batchId, fileName, accepted: 0, refused: 0 });
    const tally = {
      accepted: 0,
      refusedCount: 0,
      refused: [] as RowRefusal[],
      products: new Set<string>(),
      seen: new Set<string>(),
    };
    let chunk: StockLine[] = [];
    let rows = 0;
    for await (const read of readStockRows(
      { content, columns },
      await selectStockable(ctx),
      ctx.now.toISOString().slice(0, 10),
    )) {
      rows += 1;
      if (rows > MAX_UPLOAD_ROWS)
        refuse('invalid', `The file has more than ${MAX_UPLOAD_ROWS} rows. Split it. Nothing was added.`);
      if ('line' in read) chunk.push(read.line);
      else refuseRow(tally, read);
      if (chunk.length === CHUNK) {
        await addChunk(ctx, batchId, chunk, tally);
        chunk = [];
      }
    }
    await addChunk(ctx, batchId, chunk, tally);
    if (batchId) await finish(ctx, batchId, tally);
    const counts = { accepted: tally.accepted, refused: tally.refusedCount };
    ctx.note({ ...(batchId && { objectId: batchId }), detail: { fileName, dryRun, ...counts } });
    const { accepted, refusedCount, refused } = tally;
    return { batchId, accepted, refusedCount, refused: refused.sort((a, b) => a.row - b.row) };
  },
});

type Tally = {
  accepted: number;
  refusedCount: number;
  refused: RowRefusal[];
  products: Set<string>;
  seen: Set<string>;
};

async function finish(ctx: Ctx, batchId: string, tally: Tally): Promise<void> {
  const counts = { accepted: tally.accepted, refused: tally.refusedCount };
  for (const productId of tally.products) await setInStock(ctx, productId, true);
  await finishBatch(ctx, { id: batchId, ...counts });
  ctx.emit({ type: 'stock.uploaded', objectType: 'batch', objectId: batchId, data: counts });
}

function refuseRow(tally: Tally, refusal: RowRefusal): void {
  tally.refusedCount += 1;
  if (tally.refused.length < MOST_NAMED) tally.refused.push({ row: refusal.row, reason: refusal.reason });
}

/** Without a batch it only finds out which codes would be new. */
async function addChunk(ctx: Ctx, batchId: string | null, lines: StockLine[], tally: Tally): Promise<void> {
  if (lines.length === 0) return;
  const codes = new Map<string, NewStockCode & { row: number }>();
  for (const line of lines) {
    const sealed = await sealSecret(ctx, line.productId, { code: line.code, pin: line.pin, url: line.url });
    const fingerprint = sealed.fingerprint.toString('base64');
    if (tally.seen.has(fingerprint)) {
      refuseRow(tally, { row: line.row, reason: 'code stands in this file already' });
      continue;
    }
    tally.seen.add(fingerprint);
    const id = newId('stock');
    codes.set(id, {
      ...sealed,
      id,
      productId: line.productId,
      denomination: line.denomination,
      expiresOn: line.expiresOn,
      row: line.row,
    });
  }
  const all = [...codes.values()];
  const added = batchId ? await insertStock(ctx, batchId, all) : await selectNew(ctx, all);
  for (const [id, code] of codes) {
    if (!added.has(id)) refuseRow(tally, { row: code.row, reason: 'code was uploaded before' });
    else {
      tally.accepted += 1;
      tally.products.add(code.productId);
    }
  }
}
