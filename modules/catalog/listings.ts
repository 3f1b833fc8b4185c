import { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { notFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { reprice } from './price-rules.ts';
import { setVisibleInput } from './schema.ts';
import { insertListings, updateInStock, updateVisible } from './store.ts';

/** Shows or hides listings; all of them or none. */
export const setListingsVisible = verb({
  name: 'catalog.setVisible',
  permission: 'catalog.manage',
  input: setVisibleInput,
  run: async (ctx, { listingIds, visible }) => {
    const wanted = [...new Set(listingIds)];
    const changed = await updateVisible(ctx, wanted, visible);
    if (changed.length !== wanted.length) notFound();
    for (const listingId of changed) {
      ctx.emit({
        type: visible ? 'listing.shown' : 'listing.hidden',
        objectType: 'listing',
        objectId: listingId,
      });
    }
    ctx.note({ detail: { visible, listings: changed.length, listingIds: changed.slice(0, 100) } });
    return { changed: changed.length };
  },
});

/** Offers products of the shared catalogue in this order; what is offered already stays as it is. */
export const listProducts = verb({
  name: 'catalog.listProducts',
  permission: 'catalog.manage',
  input: z.object({
    products: z
      .array(z.object({ productId: z.string(), featured: z.boolean().default(false) }))
      .min(1)
      .max(5000),
    visible: z.boolean().default(true),
  }),
  run: async (ctx, { products, visible }) => {
    const rows = products.map((p, i) => ({ ...p, id: newId('listing'), position: (i + 1) * 10, visible }));
    const listed = await insertListings(ctx, rows);
    await reprice(
      ctx,
      products.map((p) => p.productId),
    );
    ctx.note({ detail: { listed } });
    return { listed };
  },
});

/** Told by whoever knows the stock, so that a tile need not count codes. */
export async function setInStock(ctx: Ctx, productId: string, inStock: boolean): Promise<void> {
  await updateInStock(ctx, productId, inStock);
}
