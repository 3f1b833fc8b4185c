import { verb } from '#core/verb.ts';
import { notFound } from '#lib/errors.ts';
import { countSegments } from '#modules/identity/index.ts';
import { updateAudience } from './audience-store.ts';
import { setAudienceInput } from './schema.ts';

/** Shows listings to members of some countries or segments only; neither opens them to everybody. All of them or none. */
export const setAudience = verb({
  name: 'catalog.setAudience',
  permission: 'catalog.manage',
  input: setAudienceInput,
  run: async (ctx, { listingIds, countries, segmentIds }): Promise<{ changed: number }> => {
    const wanted = [...new Set(listingIds)].sort();
    const audience = {
      countries: [...new Set(countries)].sort(),
      segmentIds: [...new Set(segmentIds)].sort(),
    };
    if ((await countSegments(ctx, audience.segmentIds)) !== audience.segmentIds.length) notFound();
    const changed = await updateAudience(ctx, wanted, audience);
    if (changed.length !== wanted.length) notFound();
    for (const objectId of changed) {
      ctx.emit({ type: 'listing.audience_changed', objectType: 'listing', objectId, data: audience });
    }
    ctx.note({ detail: { ...audience, listings: changed.length, listingIds: changed.slice(0, 100) } });
    return { changed: changed.length };
  },
});
