import { z } from 'zod';
import { verb } from '#core/verb.ts';
import { refuse } from '#lib/errors.ts';
import { startRun, takeChunk } from '#modules/bulk/index.ts';
import { turnWares } from './offer.ts';
import { listRunInput, wareFilter } from './schema.ts';
import { normalise } from './search.ts';
import { countWares, selectAfter } from './ware-keys.ts';
import { foundBy } from './ware-queries.ts';

const CHUNK = 500;
const KIND = 'catalog.list';
const stored = z.object({ filter: wareFilter, found: z.array(z.string()).nullable(), visible: z.boolean() });
const cursorSchema = z.object({ after: z.string() });

/** Lists or hides every product that a filter finds, chunk by chunk; answers the run and how many there are. */
export const startListing = verb({
  name: 'catalog.startListing',
  permission: 'catalog.manage',
  input: listRunInput,
  run: async (ctx, { productIds, filter, visible }): Promise<{ runId: string; total: number }> => {
    const found = productIds ?? (filter.q && normalise(filter.q) ? await foundBy(ctx, filter.q) : null);
    const total = await countWares(ctx, filter, found);
    if (total === 0) refuse('not_available', 'No product fits this choice any more. Look at the list again.');
    const input = { filter, found, visible };
    const runId = await startRun(ctx, { kind: KIND, permission: 'catalog.manage', input, total });
    ctx.note({ detail: { filter, visible, total } });
    return { runId, total };
  },
});

/** One chunk of such a run: as far as it came, each product was listed or hidden once. */
export const listChunk = verb({
  name: 'catalog.listChunk',
  permission: 'catalog.manage',
  input: z.object({ runId: z.string() }),
  run: (ctx, { runId }) =>
    takeChunk(ctx, { runId, kind: KIND }, async (run) => {
      const { filter, found, visible } = stored.parse(run.input);
      const { after } = run.cursor ? cursorSchema.parse(run.cursor) : { after: '' };
      const rows = await selectAfter(ctx, { filter, found, after, limit: CHUNK });
      await turnWares(ctx, rows, visible);
      const last = rows.at(-1);
      const results = rows.map((r, i) => ({ row: run.done + i + 1, ok: true, label: r.name, message: '' }));
      const cursor = rows.length === CHUNK && last ? { after: last.productId } : null;
      return { cursor, done: rows.length, results };
    }),
});
