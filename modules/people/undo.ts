import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { changeMany, holdMembers } from '#modules/identity/index.ts';
import type { Known } from './check.ts';
import { lockImport, selectEffects, selectHolders, selectImports, selectKnown } from './queries.ts';
import { type ImportField, type ImportRow, importIdInput, UNDO_HOURS } from './schema.ts';
import { markUndone } from './store.ts';

type Undone = { row: number; why: string | null; change: { id: string; to: Record<string, string | null> } };

/** Takes an import back within a day: fields as they were, new people disabled who hold nothing yet. */
export const undoImport = verb({
  name: 'people.undoImport',
  permission: 'members.manage',
  input: importIdInput,
  run: async (ctx, { importId }) => {
    const state = (await lockImport(ctx, importId)) ?? notFound();
    if (state === 'read') refuse('conflict', 'This file was not applied, so there is nothing to undo.');
    if (state === 'applied') await undo(ctx, importId);
    const rows = await selectEffects(ctx, importId);
    const kept = rows.filter((row) => row.kept !== null).length;
    ctx.note({ objectId: importId, detail: { rows: rows.length, kept } });
    return { importId, undone: rows.length - kept, kept };
  },
});

async function undo(ctx: Ctx, importId: string): Promise<void> {
  const [stored] = await selectImports(ctx, importId);
  const since = ctx.now.getTime() - (stored?.appliedAt?.getTime() ?? 0);
  if (since > UNDO_HOURS * 3_600_000) {
    refuse(
      'conflict',
      `This import was applied more than ${UNDO_HOURS} hours ago and cannot be undone any more.`,
    );
  }
  const rows = await selectEffects(ctx, importId);
  const emails = rows.map((row) => row.email ?? '');
  await holdMembers(ctx, emails);
  const known = await selectKnown(ctx, emails);
  const made = rows.filter((row) => row.verdict === 'new').map((row) => row.memberId ?? '');
  const holders = await selectHolders(ctx, made);
  const steps = rows.map((row) => stepOf(row, known.get(row.email ?? ''), holders));
  await changeMany(
    ctx,
    steps.map(({ change }) => change).filter(({ to }) => Object.keys(to).length > 0),
  );
  await markUndone(
    ctx,
    importId,
    steps.flatMap(({ row, why }) => (why ? [{ row, why }] : [])),
  );
}

/** What undoes one row; a field that somebody has changed since stays as they wrote it. */
function stepOf(row: ImportRow, now: Known | undefined, holders: ReadonlySet<string>): Undone {
  const id = row.memberId ?? '';
  if (row.verdict === 'new') {
    const why = holders.has(id) ? 'Has points, orders or rewards by now, so keeps access.' : null;
    const to: Record<string, string> = why || now?.values.status === 'disabled' ? {} : { status: 'disabled' };
    return { row: row.row, why, change: { id, to } };
  }
  const fields = Object.keys(row.after) as ImportField[];
  const later = fields.filter((field) => now?.values[field] !== row.after[field]);
  const back = fields.filter((field) => !later.includes(field));
  const why = later.length > 0 ? `Was changed since, so stays: ${later.join(', ')}.` : null;
  const to = Object.fromEntries(back.map((field) => [field, row.before[field] ?? null]));
  return { row: row.row, why, change: { id, to } };
}
