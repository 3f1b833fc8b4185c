import type { Sql } from '#db/client.ts';
import { present } from '#lib/assert.ts';
import { clock } from '#lib/clock.ts';
import { env } from '#lib/env.ts';
import { selectHostOf } from './store.ts';

const MAX_ENTRIES = 5_000;
const KEEP_MS = 5_000;
const known = new Map<string, { until: number; origin: string }>();

/** Where a tenant's storefront is reached, e.g. `https://rewards.example.com`: scheme and port of BASE_URL. Kept for five seconds. */
export async function originOf(tenantId: string, sql?: Sql): Promise<string> {
  const now = clock.now().getTime();
  const cached = known.get(tenantId);
  if (cached && cached.until > now) return cached.origin;
  const base = new URL(env().BASE_URL);
  base.hostname = present(await selectHostOf(tenantId, sql), 'host of the tenant');
  if (known.size >= MAX_ENTRIES) known.clear();
  known.set(tenantId, { until: now + KEEP_MS, origin: base.origin });
  return base.origin;
}
