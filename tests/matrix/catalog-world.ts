import type { TenantRef } from '#lib/tenant.ts';
import { setPriceRules, startListing } from '#modules/catalog/index.ts';
import { callerOf } from '#tests/factories.ts';

export type CatalogWorld = {
  /** Of the operator, and waiting for its first chunk. */
  listingRunId: string;
};

/** Price rules that leave prices as they are, and a run that lists the world's product. */
export async function makeCatalog(
  tenant: TenantRef,
  { operatorId, productId }: { operatorId: string; productId: string },
): Promise<CatalogWorld> {
  const permissions = new Set(['catalog.manage']);
  const operator = callerOf(tenant, { type: 'operator', id: operatorId, permissions });
  await setPriceRules.call(operator, { version: 0, rules: [], reason: 'To begin with' });
  const { runId } = await startListing.call(operator, { productIds: [productId], visible: true });
  return { listingRunId: runId };
}
