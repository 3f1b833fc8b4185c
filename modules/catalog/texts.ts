import { verb } from '#core/verb.ts';
import { notFound } from '#lib/errors.ts';
import { type ListingText, listingTextsInput, setListingTextInput } from './schema.ts';
import { selectTexts } from './texts-queries.ts';
import { deleteText, upsertText } from './texts-store.ts';

/** Says a listing in one more language; what is left out is said as before, all of it left out takes the language away. */
export const setListingText = verb({
  name: 'catalog.setText',
  permission: 'catalog.manage',
  input: setListingTextInput,
  run: async (ctx, input): Promise<{ locale: string }> => {
    const { listingId, locale, ...texts } = input;
    const said = Object.values(texts).some((text) => text !== null);
    if (!(said ? await upsertText(ctx, input) : await deleteText(ctx, input))) notFound();
    ctx.emit({ type: 'listing.said', objectType: 'listing', objectId: listingId, data: { locale } });
    ctx.note({ objectId: listingId, detail: { locale, ...texts } });
    return { locale };
  },
});

/** A listing's texts in every language that it has. */
export const listingTexts = verb({
  name: 'catalog.texts',
  permission: 'catalog.read',
  reads: true,
  input: listingTextsInput,
  run: async (ctx, { listingId }): Promise<{ items: ListingText[] }> => ({
    items: (await selectTexts(ctx, listingId)) ?? notFound(),
  }),
});
