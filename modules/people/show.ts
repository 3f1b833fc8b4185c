import { z } from 'zod';
import { verb } from '#core/verb.ts';
import { notFound } from '#lib/errors.ts';
import {
  countRows,
  fingerprintOf,
  type StoredImport,
  selectImports,
  selectLines,
  selectRows,
} from './queries.ts';
import {
  type Counts,
  type ImportSummary,
  type ImportView,
  importIdInput,
  showImportInput,
  UNDO_HOURS,
} from './schema.ts';

const EXAMPLES = 3;

/** The newest files of people, and what became of them. */
export const listImports = verb({
  name: 'people.listImports',
  permission: 'members.manage',
  reads: true,
  input: z.object({}),
  run: async (ctx): Promise<{ items: ImportSummary[] }> => {
    const stored = await selectImports(ctx);
    const counts = await countRows(
      ctx,
      stored.map((each) => each.importId),
    );
    return { items: stored.map((each) => summaryOf(each, counts.get(each.importId), ctx.now)) };
  },
});

/** One file: how its columns are read, and how many rows would do what. */
export const showImport = verb({
  name: 'people.showImport',
  permission: 'members.manage',
  reads: true,
  input: importIdInput,
  run: async (ctx, { importId }): Promise<ImportView> => {
    const [stored] = await selectImports(ctx, importId);
    if (!stored) notFound();
    const counts = (await countRows(ctx, [importId])).get(importId);
    const examples = (await selectLines(ctx, importId, EXAMPLES)).map(({ cells }) => cells);
    const { header, mapping } = stored;
    const fingerprint = await fingerprintOf(ctx, importId);
    const summary = summaryOf(stored, counts, ctx.now);
    return { ...summary, header, mapping, examples, fingerprint, kept: counts?.kept ?? 0 };
  },
});

/** The rows of a file with what each changes, or why it is refused; refused ones first. */
export const listImportRows = verb({
  name: 'people.listImportRows',
  permission: 'members.manage',
  reads: true,
  input: showImportInput,
  run: async (ctx, asked) => {
    if ((await selectImports(ctx, asked.importId)).length === 0) notFound();
    return selectRows(ctx, asked);
  },
});

function summaryOf(stored: StoredImport, counts: Counts | undefined, now: Date): ImportSummary {
  const until = stored.appliedAt && new Date(stored.appliedAt.getTime() + UNDO_HOURS * 3_600_000);
  const open = stored.state === 'applied' && until !== null && until > now;
  const none = { new: 0, changed: 0, unchanged: 0, refused: 0 };
  return {
    importId: stored.importId,
    fileName: stored.fileName,
    state: stored.state,
    counts: counts
      ? { new: counts.new, changed: counts.changed, unchanged: counts.unchanged, refused: counts.refused }
      : none,
    createdAt: stored.createdAt.toISOString(),
    appliedAt: stored.appliedAt?.toISOString() ?? null,
    undoneAt: stored.undoneAt?.toISOString() ?? null,
    undoUntil: open ? until.toISOString() : null,
    by: stored.by,
  };
}
