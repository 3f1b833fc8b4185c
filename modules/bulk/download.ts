import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { onlyOperators } from './operators.ts';
import { selectPart, selectRun } from './queries.ts';
import { filePartInput, type RunFile, runIdInput } from './schema.ts';

/** What the file of a finished run is called, and of how many parts it is. Leaves an audit row: whoever fetches it is known. */
export const downloadFile = verb({
  name: 'bulk.download',
  permission: 'bulk.mine',
  anonymous: true,
  input: runIdInput,
  run: async (ctx, { runId }): Promise<RunFile> => {
    onlyOperators(ctx);
    const run = (await selectRun(ctx, runId)) ?? notFound();
    if (!run.file)
      refuse('conflict', 'There is no file to fetch: it is not made yet, or was kept for seven days.');
    ctx.note({ objectId: runId, detail: { bytes: run.file.bytes } });
    return run.file;
  },
});

/** One part of that file. */
export const filePart = verb({
  name: 'bulk.filePart',
  permission: 'bulk.mine',
  anonymous: true,
  reads: true,
  input: filePartInput,
  run: async (ctx, { runId, part }): Promise<{ content: Buffer }> => {
    onlyOperators(ctx);
    const run = await selectRun(ctx, runId);
    if (!run?.file) notFound();
    return { content: (await selectPart(ctx, { runId, side: 'out', part })) ?? notFound() };
  },
});
