import { clock } from '#lib/clock.ts';
import { log } from '#lib/log.ts';
import { warmKeys } from './keys.ts';
import type { TenantView } from './schema.ts';
import { selectTenantByHost, selectTenantById } from './store.ts';

const KEEP_MS = 5_000;
const MAX_ENTRIES = 5_000;
const cache = new Map<string, { until: number; tenant: TenantView | null }>();

async function cached(key: string, load: () => Promise<TenantView | null>): Promise<TenantView | null> {
  const now = clock.now().getTime();
  const hit = cache.get(key);
  if (hit && hit.until > now) return hit.tenant;
  const tenant = await load();
  // Without its keys a program still shows its screens; a verb that needs one says so.
  if (tenant) await warmKeys(tenant.id).catch((error) => log.error({ err: error }, 'keys were not fetched'));
  if (cache.size >= MAX_ENTRIES) cache.clear();
  cache.set(key, { until: now + KEEP_MS, tenant });
  return tenant;
}

/** The active tenant of a host name (port ignored), or null. Kept for five seconds in each process. */
export async function tenantByHost(host: string): Promise<TenantView | null> {
  const name = host.toLowerCase().replace(/:\d+$/, '');
  return cached(`host ${name}`, () => selectTenantByHost(name));
}

/** The active tenant with this id, or null. Kept for five seconds in each process. */
export async function tenantById(id: string): Promise<TenantView | null> {
  return cached(`id ${id}`, () => selectTenantById(id));
}

/** Looks anew in this process, for whoever has just changed something; the others follow within five seconds. */
export function forgetTenants(): void {
  cache.clear();
}
