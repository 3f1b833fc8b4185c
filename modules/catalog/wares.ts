import { verb } from '#core/verb.ts';
import type { Page } from '#lib/page.ts';
import { type Ware, type WareFacets, wareFilter, waresInput } from './schema.ts';
import { selectWareFacets } from './ware-facets.ts';
import { selectWares } from './ware-queries.ts';

/** Products of all suppliers, listed here or not: the tenant's listings in their order, then the others by name. */
export const searchWares = verb({
  name: 'catalog.searchProducts',
  permission: 'catalog.read',
  reads: true,
  input: waresInput,
  run: (ctx, input): Promise<Page<Ware>> => selectWares(ctx, input),
});

/** How many of them each further choice would leave. */
export const wareFacets = verb({
  name: 'catalog.productFacets',
  permission: 'catalog.read',
  reads: true,
  input: wareFilter,
  run: (ctx, input): Promise<WareFacets> => selectWareFacets(ctx, input),
});
