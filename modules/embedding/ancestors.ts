import { withTenant } from '#db/tenant.ts';
import { clock } from '#lib/clock.ts';
import { selectSettings } from './queries.ts';

const KEEP_MS = 5_000;
const MAX_ENTRIES = 5_000;
const known = new Map<string, { until: number; origins: readonly string[] }>();

/** Who may show a tenant's microsite in a frame; nobody while it is switched off. Kept for five seconds. */
export async function framingOrigins(tenantId: string): Promise<readonly string[]> {
  const now = clock.now().getTime();
  const hit = known.get(tenantId);
  if (hit && hit.until > now) return hit.origins;
  const { enabled, origins } = await withTenant(tenantId, (sql) => selectSettings(sql, tenantId));
  if (known.size >= MAX_ENTRIES) known.clear();
  const allowed = enabled ? origins : [];
  known.set(tenantId, { until: now + KEEP_MS, origins: allowed });
  return allowed;
}
