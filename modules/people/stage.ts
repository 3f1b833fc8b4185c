import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { type Checked, checkLines } from './check.ts';
import { guessMapping } from './columns.ts';
import { lockImport, selectImports, selectKnown, selectLines } from './queries.ts';
import { type Line, readPeople } from './read.ts';
import { type ImportField, mapImportInput, readImportInput } from './schema.ts';
import { insertImport, writeMapping, writeRows } from './store.ts';

/** Reads a file of people and keeps what each row would do; nobody is changed by it. */
export const readImport = verb({
  name: 'people.readImport',
  permission: 'members.manage',
  input: readImportInput,
  run: async (ctx, { fileName, content }) => {
    const { header, lines } = readPeople(content);
    const mapping = guessMapping(header);
    const importId = newId('memberImport');
    await insertImport(ctx, { id: importId, fileName, header, mapping });
    await writeRows(ctx, importId, await check(ctx, lines, mapping));
    ctx.note({ objectId: importId, detail: { rows: lines.length } });
    return { importId };
  },
});

/** Reads the columns of a file in another way, or looks again at whom it would change. */
export const mapImport = verb({
  name: 'people.mapImport',
  permission: 'members.manage',
  input: mapImportInput,
  run: async (ctx, { importId, mapping }) => {
    const state = (await lockImport(ctx, importId)) ?? notFound();
    if (state !== 'read')
      refuse('conflict', 'This file was applied already. Choose it again to change its columns.');
    const [stored] = await selectImports(ctx, importId);
    const fields = mapping.filter((field) => field !== '');
    if (mapping.length !== stored?.header.length || new Set(fields).size !== fields.length) {
      const message = 'names each column once, and no field twice';
      refuse('invalid', { message: `mapping: ${message}`, fields: [{ field: 'mapping', message }] });
    }
    await writeMapping(ctx, { importId, mapping });
    await writeRows(ctx, importId, await check(ctx, await selectLines(ctx, importId), mapping));
    ctx.note({ objectId: importId, detail: { mapping } });
    return { importId };
  },
});

/** What each line would do to the members as they are now. */
export async function check(
  ctx: Ctx,
  lines: readonly Line[],
  mapping: readonly (ImportField | '')[],
): Promise<Checked[]> {
  const columns = [mapping.indexOf('email'), mapping.indexOf('manager')].filter((at) => at >= 0);
  const named = lines.flatMap(({ cells }) => columns.map((at) => (cells[at] ?? '').toLowerCase()));
  return checkLines(lines, mapping, await selectKnown(ctx, [...new Set(named)]));
}
