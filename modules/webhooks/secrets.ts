import type { Ctx } from '#core/context.ts';
import { open, seal } from '#lib/crypto.ts';
import { currentKey, keyById } from '#modules/tenants/index.ts';

/** An endpoint's present secret, and the one before for as long as both sign. */
export type Secrets = { current: string; previous?: string; previousUntil?: string };
export type Sealed = { sealed: Buffer; keyId: string };

const OVERLAP_MS = 24 * 3_600_000;

export async function sealSecrets(
  { sql, tenant }: Ctx,
  endpointId: string,
  secrets: Secrets,
): Promise<Sealed> {
  const { id, key } = await currentKey(sql, tenant.id, 'seal');
  const sealed = seal(key, Buffer.from(JSON.stringify(secrets)), `${tenant.id}:${endpointId}`);
  return { sealed, keyId: id };
}

export async function openSecrets({ sql, tenant }: Ctx, endpointId: string, from: Sealed): Promise<Secrets> {
  const key = await keyById(sql, tenant.id, from.keyId);
  return JSON.parse(open(key, from.sealed, `${tenant.id}:${endpointId}`).toString()) as Secrets;
}

/** The new secret with the one it replaces, which signs for a day more. */
export function rotated(before: Secrets, secret: string, now: Date): Secrets {
  const previousUntil = new Date(now.getTime() + OVERLAP_MS).toISOString();
  return { current: secret, previous: before.current, previousUntil };
}

/** What signs at this time, the newest first. */
export function inForce({ current, previous, previousUntil }: Secrets, now: Date): string[] {
  return previous && previousUntil && now < new Date(previousUntil) ? [current, previous] : [current];
}
