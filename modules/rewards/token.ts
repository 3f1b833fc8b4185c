import type { Ctx } from '#core/context.ts';
import { hmac, open, randomToken, seal } from '#lib/crypto.ts';
import { currentKey, keyById } from '#modules/tenants/index.ts';

/** 192 random bits, as a part of a path. */
const TOKEN_BYTES = 24;
const SHAPE = /^[\w-]{32}$/;
const context = (tenantId: string, rewardId: string) => `${tenantId}:${rewardId}`;

export type LinkKeys = {
  sealing: { id: string; key: Buffer };
  marking: { key: Buffer };
};

export async function linkKeys({ sql, tenant }: Ctx): Promise<LinkKeys> {
  return {
    sealing: await currentKey(sql, tenant.id, 'seal'),
    marking: await currentKey(sql, tenant.id, 'link'),
  };
}

const markOf = (key: Buffer, token: string) => hmac(key, `reward:${token}`);

/** A new link of a reward: its hash finds it, and only the tenant's key opens it again for the letter. */
export function newToken({ tenant }: Ctx, keys: LinkKeys, rewardId: string) {
  const token = randomToken(TOKEN_BYTES);
  return {
    tokenHash: markOf(keys.marking.key, token),
    sealed: seal(keys.sealing.key, Buffer.from(token), context(tenant.id, rewardId)),
    keyId: keys.sealing.id,
  };
}

/** The hash by which a link is found; null for what was never one. */
export async function hashOfToken({ sql, tenant }: Ctx, token: string): Promise<Buffer | null> {
  if (!SHAPE.test(token)) return null;
  const { key } = await currentKey(sql, tenant.id, 'link');
  return markOf(key, token);
}

export async function openToken(
  { sql, tenant }: Ctx,
  r: { id: string; sealed: Buffer; keyId: string },
): Promise<string> {
  const key = await keyById(sql, tenant.id, r.keyId);
  return open(key, r.sealed, context(tenant.id, r.id)).toString();
}
