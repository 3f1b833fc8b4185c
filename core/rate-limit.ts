import { withoutTenant } from '#db/tenant.ts';
import { Refusal } from '#lib/errors.ts';

type Limit = {
  /** What is counted, with the tenant in front: `ten_…:sign-in:<address>`. */
  key: string;
  limit: number;
  windowSeconds: number;
  /** Taken from the shared counter at once and spent here; 1 for anything that guards a secret. */
  lease?: number;
};
type Lease = { windowStart: number; left: number };
export type Allowance = { limit: number; remaining: number; resetSeconds: number };

const MAX_LEASES = 10_000;
const leases = new Map<string, Lease>();

/**
 * Counts one use against a fixed window that all processes share. Leasing can only make the limit stricter:
 * what one process leased and did not use is lost, so the total never exceeds the limit.
 */
export async function takeAllowance(limit: Limit, now: Date): Promise<Allowance> {
  const windowMs = limit.windowSeconds * 1000;
  const windowStart = Math.floor(now.getTime() / windowMs) * windowMs;
  const resetSeconds = Math.ceil((windowStart + windowMs - now.getTime()) / 1000);
  let lease = leases.get(limit.key);
  if (!lease || lease.windowStart !== windowStart) lease = { windowStart, left: 0 };
  if (lease.left === 0) lease.left = await take(limit, windowStart);
  if (lease.left === 0) {
    throw new Refusal('rate_limited', {
      message: `Too many tries. Wait ${resetSeconds} s and try again.`,
      retryAfterSeconds: resetSeconds,
      params: { seconds: resetSeconds },
    });
  }
  lease.left -= 1;
  if (leases.size >= MAX_LEASES) leases.clear();
  leases.set(limit.key, lease);
  return { limit: limit.limit, remaining: lease.left, resetSeconds };
}

async function take(limit: Limit, windowStart: number): Promise<number> {
  const want = limit.lease ?? 1;
  const rows = await withoutTenant()<{ used: bigint }[]>`
    insert into rate_limits as r (key, window_start, used)
    values (${limit.key}, ${new Date(windowStart)}, ${want})
    on conflict (key, window_start) do update set used = r.used + ${want} where r.used < ${limit.limit}
    returning used`;
  const used = rows[0] ? Number(rows[0].used) : undefined;
  if (used === undefined) return 0;
  return Math.max(0, Math.min(want, limit.limit - (used - want)));
}

export async function forgetOldWindows(now: Date): Promise<void> {
  await withoutTenant()`delete from rate_limits where window_start < ${new Date(now.getTime() - 86_400_000)}`;
}
