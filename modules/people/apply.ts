import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { pickLocale } from '#i18n/locales.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { addMany, changeMany, holdMembers, refuseBeyondLimit } from '#modules/identity/index.ts';
import type { Checked } from './check.ts';
import { countRows, fingerprintOf, lockImport, selectImports, selectLines } from './queries.ts';
import { applyImportInput } from './schema.ts';
import { check } from './stage.ts';
import { markApplied, writeRows } from './store.ts';

/** Does what a file says, all of it or nothing; doing it again changes nothing. Refused rows are left out. */
export const applyImport = verb({
  name: 'people.applyImport',
  permission: 'members.manage',
  input: applyImportInput,
  run: async (ctx, { importId, fingerprint }) => {
    const state = (await lockImport(ctx, importId)) ?? notFound();
    if (state === 'undone')
      refuse('conflict', 'This import was undone. Choose the file again to apply it anew.');
    if (state === 'read') await apply(ctx, importId, fingerprint);
    const counts = (await countRows(ctx, [importId])).get(importId);
    ctx.note({ objectId: importId, detail: { added: counts?.new, changed: counts?.changed, state } });
    return { importId, added: counts?.new ?? 0, changed: counts?.changed ?? 0 };
  },
});

/** The file is checked once more against members whom nobody else can change meanwhile. */
async function apply(ctx: Ctx, importId: string, seen: string): Promise<void> {
  const [stored] = await selectImports(ctx, importId);
  const lines = await selectLines(ctx, importId);
  const mapping = stored?.mapping ?? [];
  const at = mapping.indexOf('email');
  await holdMembers(
    ctx,
    lines.map(({ cells }) => (cells[at] ?? '').toLowerCase()),
  );
  const rows = await check(ctx, lines, mapping);
  await writeRows(ctx, importId, rows);
  if ((await fingerprintOf(ctx, importId)) !== seen) refuseOther();
  const of = (verdict: Checked['verdict']) => rows.filter((row) => row.verdict === verdict);
  const [fresh, changed] = [of('new'), of('changed')];
  const made = fresh.map((row) => ({ row: row.row, id: newId('member'), values: row.after }));
  const added = await addMany(
    ctx,
    made.map(({ id, values }) => newMember(ctx, id, values)),
  );
  if (added !== made.length) refuseOther();
  const managed = made.flatMap(({ id, values }) =>
    values.manager ? [{ id, to: { manager: values.manager } }] : [],
  );
  await changeMany(ctx, [
    ...managed,
    ...changed.map(({ memberId, after }) => ({ id: memberId ?? '', to: { ...after } })),
  ]);
  // Leavers of the same file make room; who is there already stays.
  if (made.length > 0 || changed.some(({ after }) => after.status === 'active'))
    await refuseBeyondLimit(ctx, 0);
  await markApplied(
    ctx,
    importId,
    made.map(({ row, id }) => ({ row, id })),
  );
}

function refuseOther(): never {
  refuse('conflict', 'People have changed since this file was looked at. Look at it again, then apply it.');
}

function newMember({ tenant }: Ctx, id: string, values: Checked['after']) {
  return {
    id,
    email: values.email ?? '',
    name: values.name ?? '',
    country: values.country ?? '',
    locale: values.locale ?? pickLocale(tenant.locale),
    costCentre: values.costCentre ?? null,
    joinedOn: values.joinedOn ?? null,
    status: values.status === 'disabled' ? ('disabled' as const) : ('active' as const),
  };
}
