import type postgres from 'postgres';
import type { Caller } from '#core/context.ts';
import { present } from '#lib/assert.ts';
import { clock } from '#lib/clock.ts';
import { newId } from '#lib/id.ts';
import { listProducts } from '#modules/catalog/index.ts';
import { normalise } from '#modules/catalog/search.ts';
import { asSystem } from '#modules/identity/index.ts';
import {
  createAccount,
  listAccounts,
  listOffers,
  matchOffer,
  startSync,
  supplierJobs,
} from '#modules/suppliers/index.ts';
import { activeTenants, type TenantView } from '#modules/tenants/index.ts';
import { SIMULATED_KEY } from '#tests/doubles/simulated.ts';

/** Values of the simulated supplier's cards; the last two digits of some tell it how to fail (docs/suppliers.md). */
const VALUES = [1000, 2500, 5000, 1091, 1092, 1093, 1094, 1096, 1098, 1099];
const HOW_TO =
  'This reward is made by a simulated supplier. Values ending in .91 to .99 make it fail in the ways that docs/suppliers.md lists; all others are delivered at once.';

/** Gives every sandbox an account with the simulated supplier and its reward; done already, it only tells the address. */
export async function seedSandboxes(owner: postgres.Sql, url: string): Promise<void> {
  await owner`update supplier_accounts set base_url = ${url} where kind = 'simulated' and base_url <> ${url}`;
  const productId = await simulatedProduct(owner);
  for (const tenant of await activeTenants()) {
    if (tenant.mode === 'sandbox') await supply(tenant, productId);
  }
}

async function simulatedProduct(owner: postgres.Sql): Promise<string> {
  const [known] = await owner<{ id: string }[]>`select id from products where source = 'simulated'`;
  if (known) return known.id;
  const [brandId, id, name] = [newId('brand'), newId('product'), 'Simulated Gift Card'];
  await owner`
    insert into brands (id, slug, name, hue, about)
    values (${brandId}, 'simulated', 'Simulated', 265, 'What sandboxes order from, to see every failure on demand.')`;
  await owner`
    insert into products (id, brand_id, name, kind, categories, country, currency, denominations, denomination_type,
      min_value, max_value, step_value, validity_months, delivery, usage, code_format, how_to, terms, source, source_sku,
      search_text)
    values (${id}, ${brandId}, ${name}, 'gift_card', '{}', 'DE', 'EUR', ${VALUES}::bigint[], 'range', 100, 100000, 1, 36,
      'instant', 'online', 'qr', ${HOW_TO}, 'Worth nothing: for trying out.', 'simulated', 'SIM-EUR',
      ${normalise(`Simulated ${name}`)})`;
  return id;
}

async function supply(tenant: TenantView, productId: string): Promise<void> {
  const caller: Caller = {
    tenant,
    requestId: newId('request'),
    now: clock.now(),
    authenticate: asSystem('seed'),
  };
  const { items: accounts } = await listAccounts.call(caller, {});
  if (accounts.length > 0) return;
  await listProducts.call(caller, { products: [{ productId, featured: true }] });
  const input = { kind: 'simulated', name: 'Simulated supplier', credentials: { apiKey: SIMULATED_KEY } };
  const { accountId } = await createAccount.call(caller, input);
  const { runId } = await startSync.call(caller, { accountId });
  await supplierJobs['suppliers.sync'](caller, { runId });
  const { items: offers } = await listOffers.call(caller, { accountId });
  const offer = present(
    offers.find((o) => o.sku === 'SIM-EUR'),
    'offer of the simulated supplier',
  );
  await matchOffer.call(caller, { offerId: offer.offerId, productId });
}
