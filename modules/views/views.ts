import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { selectViews } from './queries.ts';
import { type SavedView, saveViewInput, viewIdInput, viewsOfInput } from './schema.ts';
import { deleteView, upsertView } from './store.ts';

const MOST = 30;

/** The operator's own views of a list, by name. */
export const listViews = verb({
  name: 'views.list',
  permission: 'views.mine',
  anonymous: true,
  reads: true,
  input: viewsOfInput,
  run: async (ctx, { place }): Promise<{ items: SavedView[] }> => {
    onlyOperators(ctx);
    return { items: await selectViews(ctx, place) };
  },
});

/** Keeps how the operator looks at a list, under a name; the same name is overwritten. */
export const saveView = verb({
  name: 'views.save',
  permission: 'views.mine',
  anonymous: true,
  input: saveViewInput,
  run: async (ctx, input): Promise<{ viewId: string }> => {
    onlyOperators(ctx);
    const there = await selectViews(ctx, input.place);
    if (there.length >= MOST && !there.some((v) => v.name === input.name)) {
      refuse('conflict', `You keep ${MOST} views of this list. Delete one that you no longer need.`);
    }
    const viewId = await upsertView(ctx, { id: newId('savedView'), ...input });
    ctx.note({ objectId: viewId, detail: { place: input.place } });
    return { viewId };
  },
});

/** Forgets one of the operator's own views. */
export const removeView = verb({
  name: 'views.remove',
  permission: 'views.mine',
  anonymous: true,
  input: viewIdInput,
  run: async (ctx, { viewId }): Promise<{ viewId: string }> => {
    onlyOperators(ctx);
    if (!(await deleteView(ctx, viewId))) notFound();
    ctx.note({ objectId: viewId });
    return { viewId };
  },
});

function onlyOperators(ctx: Ctx): void {
  if (ctx.actor.type !== 'operator') refuse('unauthenticated', 'Sign in to continue.');
}
