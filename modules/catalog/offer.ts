import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { notFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { reprice } from './price-rules.ts';
import { offerInput } from './schema.ts';
import { insertListings, updateVisible } from './store.ts';
import { lastPosition, selectAfter, type WareKey } from './ware-keys.ts';

const STEP = 16;

/** Shows products in the store, listing those that are not, or hides them; all of them or none. */
export const offerProducts = verb({
  name: 'catalog.offer',
  permission: 'catalog.manage',
  input: offerInput,
  run: async (ctx, { productIds, visible }): Promise<{ changed: number }> => {
    const found = [...new Set(productIds)];
    const rows = await selectAfter(ctx, { filter: {}, found, after: '', limit: found.length });
    if (rows.length !== found.length) notFound();
    const changed = await turnWares(ctx, rows, visible);
    ctx.note({ detail: { visible, products: changed, productIds: found.slice(0, 100) } });
    return { changed };
  },
});

/** The same for rows that were read in this transaction; counts those that were not so before. */
export async function turnWares(ctx: Ctx, rows: readonly WareKey[], visible: boolean): Promise<number> {
  const known = rows.flatMap((r) => (r.listingId && r.visible !== visible ? [r.listingId] : []));
  const turned = known.length > 0 ? await updateVisible(ctx, known, visible) : [];
  const made = visible ? await listUnlisted(ctx, rows) : [];
  for (const objectId of [...turned, ...made]) {
    ctx.emit({ type: visible ? 'listing.shown' : 'listing.hidden', objectType: 'listing', objectId });
  }
  return turned.length + made.length;
}

async function listUnlisted(ctx: Ctx, rows: readonly WareKey[]): Promise<string[]> {
  const unlisted = rows.filter((r) => r.listingId === null);
  if (unlisted.length === 0) return [];
  const last = await lastPosition(ctx);
  const made = unlisted.map(({ productId }, i) => ({
    id: newId('listing'),
    productId,
    position: last + (i + 1) * STEP,
    featured: false,
    visible: true,
  }));
  await insertListings(ctx, made);
  await reprice(
    ctx,
    made.map((m) => m.productId),
  );
  return made.map((m) => m.id);
}
