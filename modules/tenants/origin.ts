import type { Sql } from '#db/client.ts';
import { present } from '#lib/assert.ts';
import { env } from '#lib/env.ts';
import { selectHostOf } from './store.ts';

const MAX_ENTRIES = 5_000;
const known = new Map<string, string>();

/** Where a tenant's storefront is reached, e.g. `https://rewards.example.com`: scheme and port of BASE_URL. */
export async function originOf(tenantId: string, sql?: Sql): Promise<string> {
  const cached = known.get(tenantId);
  if (cached) return cached;
  const base = new URL(env().BASE_URL);
  base.hostname = present(await selectHostOf(tenantId, sql), 'host of the tenant');
  if (known.size >= MAX_ENTRIES) known.clear();
  known.set(tenantId, base.origin);
  return base.origin;
}
