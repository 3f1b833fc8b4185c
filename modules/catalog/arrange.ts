import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { lockOrder, selectGap, spreadPositions, updateFeatured, updatePosition } from './arrange-store.ts';
import { moveListingInput, setFeaturedInput } from './schema.ts';

/** Puts listings among the featured ones or takes them out; all of them or none. */
export const setFeatured = verb({
  name: 'catalog.setFeatured',
  permission: 'catalog.manage',
  input: setFeaturedInput,
  run: async (ctx, { listingIds, featured }): Promise<{ changed: number }> => {
    const wanted = [...new Set(listingIds)];
    const found = await updateFeatured(ctx, wanted, featured);
    if (found.length !== wanted.length) notFound();
    ctx.note({ detail: { featured, listings: wanted.length, listingIds: wanted.slice(0, 100) } });
    return { changed: wanted.length };
  },
});

/** Moves a listing to right behind another one in the program's own order, or to its very front. */
export const moveListing = verb({
  name: 'catalog.moveListing',
  permission: 'catalog.manage',
  input: moveListingInput,
  run: async (ctx, { listingId, afterId }): Promise<{ position: number }> => {
    if (listingId === afterId) refuse('invalid', 'A listing cannot stand behind itself.');
    await lockOrder(ctx);
    let gap = (await selectGap(ctx, { listingId, afterId })) ?? notFound();
    if (between(gap) === null) {
      await spreadPositions(ctx);
      gap = (await selectGap(ctx, { listingId, afterId })) ?? notFound();
    }
    const position = between(gap) ?? 0;
    await updatePosition(ctx, listingId, position);
    ctx.note({ objectId: listingId, detail: { afterId, position } });
    return { position };
  },
});

/** A whole number between two others; null when they leave no room. */
function between({ before, after }: { before: number | null; after: number | null }): number | null {
  if (before === null) return after === null ? 0 : after - 16;
  if (after === null) return before + 16;
  return after - before > 1 ? before + Math.floor((after - before) / 2) : null;
}
