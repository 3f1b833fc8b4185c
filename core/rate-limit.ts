import { withoutTenant } from '#db/tenant.ts';
import { sha256 } from '#lib/crypto.ts';
import { Refusal } from '#lib/errors.ts';

export type Limit = {
  /** What is counted, with the tenant in front: `ten_…:sign-in:<address>`. */
  key: string;
  limit: number;
  windowSeconds: number;
  /** Taken from the shared counter at once and spent here; 1 for anything that guards a secret. */
  lease?: number;
};
export type Allowance = { limit: number; remaining: number; resetSeconds: number };

const MAX_LEASES = 10_000;
/** What is left of each lease, by key and window. */
const leases = new Map<string, number>();
/** Leases under way: whoever comes meanwhile waits for the same one instead of taking another. */
const asked = new Map<string, Promise<number>>();

/**
 * Counts one use against a fixed window that all processes share. Leasing can only make the limit stricter:
 * what one process leased and did not use is lost, so the total never exceeds the limit.
 */
export async function takeAllowance(limit: Limit, now: Date): Promise<Allowance> {
  const windowMs = limit.windowSeconds * 1000;
  const windowStart = Math.floor(now.getTime() / windowMs) * windowMs;
  const resetSeconds = Math.ceil((windowStart + windowMs - now.getTime()) / 1000);
  const remaining = await spend(limit, windowStart);
  if (remaining === null) {
    throw new Refusal('rate_limited', {
      message: `Too many tries. Wait ${resetSeconds} s and try again.`,
      retryAfterSeconds: resetSeconds,
      params: { seconds: resetSeconds },
    });
  }
  return { limit: limit.limit, remaining, resetSeconds };
}

/** Spends one of what is leased and answers what is left of it; null when the window is used up. */
async function spend(limit: Limit, windowStart: number): Promise<number | null> {
  const id = `${limit.key} ${windowStart}`;
  for (;;) {
    const left = (leases.get(id) ?? 0) - 1;
    if (left >= 0) {
      if (left > 0) leases.set(id, left);
      else leases.delete(id);
      return left;
    }
    const asking = asked.get(id) ?? ask(id, limit, windowStart);
    if ((await asking) === 0) return null;
  }
}

function ask(id: string, limit: Limit, windowStart: number): Promise<number> {
  const asking = take(limit, windowStart)
    .then((taken) => {
      if (leases.size >= MAX_LEASES) leases.clear();
      if (taken > 0) leases.set(id, taken);
      return taken;
    })
    .finally(() => asked.delete(id));
  asked.set(id, asking);
  return asking;
}

async function take(limit: Limit, windowStart: number): Promise<number> {
  const want = limit.lease ?? 1;
  const rows = await withoutTenant()<{ used: bigint }[]>`
    insert into rate_limits as r (key, window_start, used)
    values (${sha256(limit.key).toString('base64url')}, ${new Date(windowStart)}, ${want})
    on conflict (key, window_start) do update set used = r.used + ${want} where r.used < ${limit.limit}
    returning used`;
  const used = rows[0] ? Number(rows[0].used) : undefined;
  if (used === undefined) return 0;
  return Math.max(0, Math.min(want, limit.limit - (used - want)));
}

export async function forgetOldWindows(now: Date): Promise<void> {
  await withoutTenant()`delete from rate_limits where window_start < ${new Date(now.getTime() - 86_400_000)}`;
}

/** Gives back one use that turned out not to count, to the window that it was taken from. */
export async function giveBack(limit: Limit, now: Date): Promise<void> {
  const windowMs = limit.windowSeconds * 1000;
  const windowStart = new Date(Math.floor(now.getTime() / windowMs) * windowMs);
  await withoutTenant()`
    update rate_limits set used = used - 1
     where key = ${sha256(limit.key).toString('base64url')} and window_start = ${windowStart} and used > 0`;
}
