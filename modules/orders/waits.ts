import { z } from 'zod';
import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { isFavourite } from '#modules/catalog/index.ts';
import { offerOf } from './offer-of.ts';
import { listingIdInput, tellWhenBackInput } from './schema.ts';
import { deleteWaits, selectWaited, selectWaits, updateWait } from './wait-store.ts';

/** Asks for a letter when a value that is sold out can be had again, or no longer for it. */
export const tellWhenBack = verb({
  name: 'orders.tellWhenBack',
  permission: 'orders.redeem',
  members: true,
  input: tellWhenBackInput,
  run: async (ctx, input): Promise<{ on: boolean }> => {
    const offer = await offerOf(ctx, { ...input, quantity: 1 });
    if (input.on && !offer) notFound();
    if (input.on && (offer?.free ?? 0) > 0) refuse('conflict', 'It is here already. You can redeem it now.');
    await updateWait(ctx, input);
    return { on: input.on };
  },
});

/** What the signed-in member has marked of a listing: as a favourite, and values that they wait for. */
export const myMarks = verb({
  name: 'orders.myMarks',
  permission: 'orders.redeem',
  members: true,
  reads: true,
  input: listingIdInput,
  run: async (ctx, { listingId }): Promise<{ favourite: boolean; waitsFor: number[] }> => ({
    favourite: await isFavourite(ctx, listingId),
    waitsFor: await selectWaits(ctx, listingId),
  }),
});

const BATCH = 50;

/** What somebody waits for and can be had again; asked first, so that nothing to tell leaves no trace. */
export const backInStock = verb({
  name: 'orders.backInStock',
  permission: 'orders.fulfil',
  reads: true,
  input: z.object({}),
  run: async (ctx) => {
    const items: { listingId: string; denomination: bigint }[] = [];
    for (const wanted of await selectWaited(ctx, BATCH)) {
      if ((await offerOf(ctx, { ...wanted, quantity: 1 }))?.free) items.push(wanted);
    }
    return { items };
  },
});

/** Announces what came back to everybody who waited for it, and forgets that they did: one letter each. */
export const tellWhoWaits = verb({
  name: 'orders.tellWhoWaits',
  permission: 'orders.fulfil',
  input: z.object({}),
  run: async (ctx) => {
    let told = 0;
    for (const wanted of (await backInStock.run(ctx, {})).items) {
      for (const { memberId, askedAt } of await deleteWaits(ctx, wanted)) {
        told += 1;
        ctx.emit({
          type: 'listing.back_in_stock',
          objectType: 'listing',
          objectId: wanted.listingId,
          data: { memberId, askedAt: askedAt.toISOString() },
        });
      }
    }
    ctx.note({ detail: { told } });
    return { told };
  },
});
