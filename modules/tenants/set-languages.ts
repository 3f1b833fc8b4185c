import { refuseIfChanged } from '#core/settings.ts';
import { verb } from '#core/verb.ts';
import { setLanguagesInput } from './schema.ts';
import { selectLanguages, updateLanguages } from './store.ts';

/** Chooses the languages that people may read, and the one for whoever chose none. Nobody's own choice is lost. */
export const setLanguages = verb({
  name: 'tenants.setLanguages',
  permission: 'settings.manage',
  input: setLanguagesInput,
  run: async (ctx, { seen, ...input }): Promise<{ languages: string[]; locale: string }> => {
    const read = () => selectLanguages(ctx);
    const before = await refuseIfChanged(ctx, { place: 'languages', seen, read });
    await updateLanguages(ctx, input);
    ctx.emit({ type: 'languages.changed', objectType: 'tenant', objectId: ctx.tenant.id, data: input });
    ctx.note({ objectId: ctx.tenant.id, detail: { before, after: input } });
    return input;
  },
});
