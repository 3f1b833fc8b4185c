import { randomToken } from '#lib/crypto.ts';

/** `dk_live_<tenant>_<256 random bits>`: the tenant is readable, so that one host can serve all tenants. */
export function makeSecret(tenant: { id: string; mode: string }): string {
  return `dk_${tenant.mode}_${tenant.id.replace('ten_', '')}_${randomToken()}`;
}

/** The tenant id inside a key, or null when it has not the shape of one. */
export function tenantIdOfSecret(secret: string): string | null {
  const match = /^dk_(?:live|sandbox)_([0-9a-z]{26})_[\w-]{43}$/.exec(secret);
  return match ? `ten_${match[1]}` : null;
}
