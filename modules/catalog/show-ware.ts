import { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { notFound } from '#lib/errors.ts';
import { idSchema } from '#lib/id.ts';
import { selectAudience } from './audience-store.ts';
import type { WareView } from './schema.ts';
import { selectTexts } from './texts-queries.ts';
import { selectWare, selectWareTexts } from './ware-queries.ts';

/** One product of any supplier, with what the tenant makes of it: for whom it is, and what it says in which language. */
export const showWare = verb({
  name: 'catalog.showWare',
  permission: 'catalog.read',
  reads: true,
  input: z.object({ productId: idSchema('product') }),
  run: (ctx, { productId }): Promise<WareView> => read(ctx, productId),
});

async function read(ctx: Ctx, productId: string): Promise<WareView> {
  const ware = (await selectWare(ctx, productId)) ?? notFound();
  const shared = (await selectWareTexts(ctx, productId)) ?? notFound();
  const { listingId } = ware;
  if (!listingId) return { ware, shared, audience: { countries: [], segmentIds: [] }, texts: [] };
  const audience = await selectAudience(ctx, listingId);
  return { ware, shared, audience, texts: (await selectTexts(ctx, listingId)) ?? [] };
}
