import { randomUUID } from 'node:crypto';
import { withTenant } from '#db/tenant.ts';
import { forgetEnv } from '#lib/env.ts';
import { newId } from '#lib/id.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { checkStock, createAccount, noteOutcome, startSync } from '#modules/suppliers/index.ts';
import type { Lookup, SupplierKind } from '#modules/suppliers/port.ts';
import { applySync } from '#modules/suppliers/sync.ts';
import { createKeys } from '#modules/tenants/index.ts';
import { asPlatform, makeTenant, NOW, ownerSql } from '#tests/factories.ts';
import { inVerb } from '#tests/proof-verb.ts';

/** What the worker does with a catalogue that it has read; not a door of the module. */
export { applySync };

/** A sandbox with keys and a live twin; the simulated supplier serves only such a tenant. */
export async function makeSandbox(): Promise<TenantRef> {
  const twin = await makeTenant({ funds: 0 });
  const slug = `s-${randomUUID().slice(0, 8)}`;
  const tenant: TenantRef = { ...twin, id: newId('tenant'), slug, name: slug, mode: 'sandbox' };
  const owner = ownerSql();
  await owner`
    insert into tenants (id, slug, name, mode, sandbox_of, currency, locale, time_zone, theme)
    select ${tenant.id}, ${slug}, ${slug}, 'sandbox', id, currency, locale, time_zone, theme
      from tenants where id = ${twin.id}`;
  await owner.end();
  await withTenant(tenant.id, (sql) => createKeys(sql, tenant.id));
  return tenant;
}

/** Lets supplier accounts use these addresses, as an installation does in its environment. */
export function allowAddresses(urls: Partial<Record<SupplierKind, string>>): void {
  process.env['SUPPLIER_URLS'] = Object.entries(urls)
    .map(([kind, url]) => `${kind}=${url}`)
    .join(',');
  forgetEnv();
}

export const accountInput = (over: object = {}) => ({
  kind: 'reloadly',
  name: `Account ${randomUUID().slice(0, 8)}`,
  credentials: { clientId: 'canary-client-id', clientSecret: 'canary-client-secret' },
  ...over,
});

const LINE = {
  name: 'Card',
  brand: 'Brand',
  country: 'DE',
  currency: 'EUR',
  denominationType: 'fixed' as const,
  denominations: [1000n, 2500n],
  min: 1000n,
  max: 2500n,
  available: true,
  costBasisPoints: 9500,
};
/** A line of a supplier's catalogue. */
export const line = (sku: string, over: object = {}) => ({ ...LINE, sku, ...over });

/** Notes an answer of a supplier, in a transaction of its own, as the worker does. */
export function note(tenant: TenantRef, accountId: string, outcome: Lookup, now = NOW): Promise<void> {
  return inVerb({ ...asPlatform(tenant), now }, (ctx) => noteOutcome(ctx, accountId, outcome));
}
export const SILENCE: Lookup = {
  kind: 'unknown',
  accepted: false,
  supplierReference: null,
  askAgainSeconds: 15,
  detail: 'No answer.',
};

/** One of everything that the suppliers module keeps, for the matrix. */
export async function makeSupplier(tenant: TenantRef) {
  const platform = asPlatform(tenant);
  const { accountId } = await createAccount.call(platform, accountInput());
  const { runId } = await startSync.call(platform, { accountId });
  await applySync.call(platform, { runId, products: [line('A'), line('B')] });
  const { runId: queuedRunId } = await startSync.call(platform, { accountId });
  await checkStock.call(platform, { threshold: 1000 });
  await note(tenant, accountId, SILENCE);
  const offerId = await withTenant(tenant.id, async (sql) => {
    const [row] = await sql<{ id: string }[]>`
      select id from supplier_offers where tenant_id = ${tenant.id} order by id limit 1`;
    return row?.id ?? '';
  });
  return { supplierAccountId: accountId, offerId, runId, queuedRunId };
}
