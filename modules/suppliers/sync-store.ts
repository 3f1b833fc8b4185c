import type { Ctx } from '#core/context.ts';
import { present } from '#lib/assert.ts';
import { newId } from '#lib/id.ts';
import type { SupplierProduct } from './port.ts';
import type { SyncChange } from './schema.ts';

/** The run that waits for this account, a new one unless one waits already. */
export async function insertRun(
  { sql, tenant, now }: Ctx,
  r: { accountId: string; acceptSmaller: boolean },
): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    insert into supplier_sync_runs (tenant_id, id, account_id, state, accept_smaller, seen, added, removed, changed,
                                    requested_at)
    values (${tenant.id}, ${newId('supplierSync')}, ${r.accountId}, 'queued', ${r.acceptSmaller}, 0, 0, 0, 0, ${now})
    on conflict (tenant_id, account_id) where state = 'queued'
    do update set accept_smaller = excluded.accept_smaller, requested_at = excluded.requested_at
    returning id`;
  return present(row, 'sync run').id;
}

export type QueuedRun = { accountId: string; acceptSmaller: boolean };

/** A run that nobody has finished, locked; null when it is done or there is none. */
export async function lockQueuedRun({ sql, tenant }: Ctx, runId: string): Promise<QueuedRun | null> {
  const [row] = await sql<QueuedRun[]>`
    select account_id as "accountId", accept_smaller as "acceptSmaller" from supplier_sync_runs
     where tenant_id = ${tenant.id} and id = ${runId} and state = 'queued' for update`;
  return row ?? null;
}

export type RunResult = {
  state: 'applied' | 'refused';
  seen: number;
  added: number;
  removed: number;
  changed: number;
  reason: string | null;
};

export async function finishRun({ sql, tenant, now }: Ctx, runId: string, r: RunResult): Promise<void> {
  await sql`
    update supplier_sync_runs
       set state = ${r.state}, seen = ${r.seen}, added = ${r.added}, removed = ${r.removed}, changed = ${r.changed},
           reason = ${r.reason}, finished_at = ${now}
     where tenant_id = ${tenant.id} and id = ${runId}`;
}

const asRows = (products: SupplierProduct[]) =>
  products.map((p) => ({
    id: newId('supplierOffer'),
    sku: p.sku,
    name: p.name,
    brand: p.brand,
    country: p.country,
    currency: p.currency,
    type: p.denominationType,
    values: p.denominations.map(String),
    min: p.min.toString(),
    max: p.max.toString(),
    cost: p.costBasisPoints,
    available: p.available,
  }));

/**
 * Writes lines of a catalogue. A new line is matched to the product that was imported from this supplier under the
 * same SKU, unless another line of the account stands for it.
 */
export async function upsertOffers(
  { sql, tenant, now }: Ctx,
  account: { id: string; kind: string },
  products: SupplierProduct[],
): Promise<void> {
  if (products.length === 0) return;
  await sql`
    insert into supplier_offers (tenant_id, id, account_id, sku, product_id, name, brand, country, currency,
      denomination_type, denominations, min_value, max_value, cost_basis_points, priority, available, last_seen_at)
    select ${tenant.id}, r.id, ${account.id}, r.sku, p.id, r.name, r.brand, r.country, r.currency, r.type, r.values,
           r.min, r.max, r.cost, 100, r.available, ${now}
      from jsonb_to_recordset(${asRows(products) as never}::jsonb)
        as r(id text, sku text, name text, brand text, country text, currency text, type text, "values" bigint[],
             min bigint, max bigint, cost int, available boolean)
      left join products p on p.source = ${account.kind} and p.source_sku = r.sku and p.currency = r.currency
        and not exists (select 1 from supplier_offers o where o.tenant_id = ${tenant.id}
                           and o.account_id = ${account.id} and o.product_id = p.id)
    on conflict (tenant_id, account_id, sku) do update
       set name = excluded.name, brand = excluded.brand, country = excluded.country, currency = excluded.currency,
           denomination_type = excluded.denomination_type, denominations = excluded.denominations,
           min_value = excluded.min_value, max_value = excluded.max_value,
           cost_basis_points = excluded.cost_basis_points, available = excluded.available`;
}

export async function markRemoved({ sql, tenant }: Ctx, accountId: string, skus: string[]): Promise<void> {
  await sql`
    update supplier_offers set available = false
     where tenant_id = ${tenant.id} and account_id = ${accountId} and sku = any(${skus}::text[])`;
}

export async function markSeen({ sql, tenant, now }: Ctx, accountId: string, skus: string[]): Promise<void> {
  await sql`
    update supplier_offers set last_seen_at = ${now}
     where tenant_id = ${tenant.id} and account_id = ${accountId} and sku = any(${skus}::text[])`;
}

export async function insertChanges(
  { sql, tenant }: Ctx,
  runId: string,
  changes: SyncChange[],
): Promise<void> {
  await sql`
    insert into supplier_sync_changes (tenant_id, run_id, sku, kind, name, before, after)
    select ${tenant.id}, ${runId}, r.sku, r.kind, r.name, r.before, r.after
      from jsonb_to_recordset(${changes as never}::jsonb)
        as r(sku text, kind text, name text, before text, after text)`;
}

/** Keeps the newest runs of an account with their changes. */
export async function forgetRuns({ sql, tenant }: Ctx, accountId: string, kept: number): Promise<void> {
  await sql`
    delete from supplier_sync_runs where tenant_id = ${tenant.id} and id in (
      select id from supplier_sync_runs where tenant_id = ${tenant.id} and account_id = ${accountId}
       order by id desc offset ${kept})`;
}
