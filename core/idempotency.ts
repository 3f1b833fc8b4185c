import { createHash } from 'node:crypto';
import { z } from 'zod';
import { refuse } from '#lib/errors.ts';
import type { Ctx } from './context.ts';

export const idempotencyKeySchema = z
  .string()
  .min(1, 'must not be empty')
  .max(255, 'must be at most 255 characters')
  .regex(/^[\x21-\x7e]+$/, 'must be printable ASCII without spaces');

/** The same input has the same hash whatever the order of its fields. */
export function bodyHash(input: unknown): Buffer {
  return createHash('sha256').update(canonical(input)).digest();
}

function canonical(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (value instanceof Date) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const fields = Object.entries(value).filter(([, v]) => v !== undefined);
    fields.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${fields.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'undefined';
}

type Claimed = { replay: false } | { replay: true; response: unknown };

/**
 * Takes the key for this transaction. A duplicate in flight waits on the unique index until the first one
 * commits, then gets its answer; the lock time-out turns a long wait into 409 with Retry-After.
 */
export async function claimKey(
  ctx: Ctx,
  claim: { credential: string; route: string; key: string; hash: Buffer },
): Promise<Claimed> {
  const { sql, tenant } = ctx;
  const inserted = await insertKey(ctx, claim);
  if (inserted) return { replay: false };
  const [row] = await sql<{ body_hash: Buffer; response: unknown }[]>`
    select body_hash, response from idempotency_keys
     where tenant_id = ${tenant.id} and credential = ${claim.credential}
       and route = ${claim.route} and key = ${claim.key}`;
  if (!row) return refuse('in_progress', inFlight);
  if (!row.body_hash.equals(claim.hash)) {
    refuse('idempotency_mismatch', {
      message: 'This Idempotency-Key was used with another body. Use a new key for a new request.',
      fields: [{ field: 'Idempotency-Key', message: 'was used with another body' }],
    });
  }
  return { replay: true, response: row.response };
}

const inFlight = {
  message: 'The first request with this Idempotency-Key is still running. Ask again shortly.',
  retryAfterSeconds: 2,
};

async function insertKey(
  { sql, tenant, now }: Ctx,
  claim: { credential: string; route: string; key: string; hash: Buffer },
): Promise<boolean> {
  try {
    const rows = await sql`
      insert into idempotency_keys (tenant_id, credential, route, key, body_hash, created_at)
      values (${tenant.id}, ${claim.credential}, ${claim.route}, ${claim.key}, ${claim.hash}, ${now})
      on conflict do nothing returning 1`;
    return rows.length === 1;
  } catch (error) {
    if ((error as { code?: string }).code === '55P03') return refuse('in_progress', inFlight);
    throw error;
  }
}
