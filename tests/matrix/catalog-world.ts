import type { TenantRef } from '#lib/tenant.ts';
import { setAudience, setPriceRules, startListing } from '#modules/catalog/index.ts';
import { createSegment } from '#modules/identity/index.ts';
import { asOwner, callerOf, makeProduct } from '#tests/factories.ts';

export type CatalogWorld = {
  /** Of the operator, and waiting for its first chunk. */
  listingRunId: string;
};

/** Price rules that leave prices as they are, a run that lists the world's product, and a product for some. */
export async function makeCatalog(
  tenant: TenantRef,
  { operatorId, productId }: { operatorId: string; productId: string },
): Promise<CatalogWorld> {
  const permissions = new Set(['catalog.manage']);
  const operator = callerOf(tenant, { type: 'operator', id: operatorId, permissions });
  await setPriceRules.call(operator, { version: 0, rules: [], reason: 'To begin with' });
  const { runId } = await startListing.call(operator, { productIds: [productId], visible: true });
  const { listingId } = await makeProduct(tenant, { values: [300], codes: 0 });
  const rule = { conditions: [{ field: 'country' as const, values: ['FR'] }] };
  const { segmentId } = await createSegment.call(asOwner(tenant), { name: 'France', rule });
  await setAudience.call(operator, { listingIds: [listingId], countries: [], segmentIds: [segmentId] });
  return { listingRunId: runId };
}
