import { verb } from '#core/verb.ts';
import { refuse } from '#lib/errors.ts';
import { changePreferencesInput } from './schema.ts';
import { updatePreferences } from './store.ts';

/** The signed-in member's own language and time zone: for screens on every device, and for letters. */
export const changePreferences = verb({
  name: 'identity.changePreferences',
  permission: 'identity.me',
  members: true,
  input: changePreferencesInput,
  run: async (ctx, input): Promise<{ changed: true }> => {
    if (ctx.actor.type !== 'member') refuse('forbidden', 'Only members choose how they read.');
    await updatePreferences(ctx, input);
    ctx.note({ objectId: ctx.actor.id, detail: input });
    return { changed: true };
  },
});
