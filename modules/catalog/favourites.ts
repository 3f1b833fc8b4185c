import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { selectListing } from './queries.ts';
import { setFavouriteInput } from './schema.ts';
import { updateFavourite } from './store.ts';

/** Marks a listing as the signed-in member's favourite, or takes the mark away. */
export const setFavourite = verb({
  name: 'catalog.setFavourite',
  permission: 'catalog.read',
  members: true,
  input: setFavouriteInput,
  run: async (ctx, input): Promise<{ on: boolean }> => {
    if (input.on && !(await selectListing(ctx, input))) notFound();
    if (!(await updateFavourite(ctx, input)))
      refuse('conflict', 'You have as many favourites as there can be. Take one away first.');
    return { on: input.on };
  },
});
