import { z } from 'zod';
import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { selectValues } from './queries.ts';
import { editValueInput, type ValueRow, valueInput } from './schema.ts';
import { insertValue, updateValue } from './store.ts';

const MAX_VALUES = 24;

/** The company's values in their order: for a member those that can be chosen, for an operator all. */
export const recognitionValues = verb({
  name: 'recognition.values',
  permission: 'recognition.read',
  members: true,
  reads: true,
  input: z.object({}),
  run: async (ctx): Promise<{ items: ValueRow[] }> => {
    const items = await selectValues(ctx);
    return { items: ctx.actor.type === 'member' ? items.filter((v) => !v.archived) : items };
  },
});

/** Adds a value that a post can name. */
export const addValue = verb({
  name: 'recognition.addValue',
  permission: 'recognition.manage',
  input: valueInput,
  run: async (ctx, input) => {
    if ((await selectValues(ctx)).filter((v) => !v.archived).length >= MAX_VALUES)
      refuse('conflict', `There are ${MAX_VALUES} values already. Archive one first.`);
    const valueId = newId('recognitionValue');
    await insertValue(ctx, { ...input, id: valueId });
    ctx.emit({ type: 'recognition.value_added', objectType: 'recognition_value', objectId: valueId });
    ctx.note({ objectId: valueId, detail: { names: input.names } });
    return { valueId };
  },
});

/** Renames, moves, archives or brings back a value. Posts that name it keep it. */
export const editValue = verb({
  name: 'recognition.editValue',
  permission: 'recognition.manage',
  input: editValueInput,
  run: async (ctx, { valueId, ...change }) => {
    const before = (await selectValues(ctx)).find((v) => v.valueId === valueId) ?? notFound();
    const { archived, names, emoji, position } = { ...before, ...defined(change) };
    await updateValue(ctx, valueId, { archived, names, emoji, position });
    ctx.emit({ type: 'recognition.value_edited', objectType: 'recognition_value', objectId: valueId });
    ctx.note({ objectId: valueId, detail: { before: before.names, after: names, archived } });
    return { valueId };
  },
});

function defined<T extends object>(change: T): { [K in keyof T]: NonNullable<T[K]> } {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { [K in keyof T]: NonNullable<T[K]> };
}
