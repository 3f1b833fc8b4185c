import type { TenantRef } from '#lib/tenant.ts';
import {
  createEmbedKey,
  createStorefrontSession,
  openByToken,
  setEmbedding,
} from '#modules/embedding/index.ts';
import { asKey, asPlatform, NOW } from '#tests/factories.ts';
import { signToken } from './token.ts';

/** A tenant's microsite switched on for one portal, with a key, a used token and a code. */
export async function makeEmbedding(tenant: TenantRef, email: string) {
  const platform = asPlatform(tenant);
  await setEmbedding.call(platform, { enabled: true, origins: ['https://portal.example.com'] });
  const { embedKeyId, secret } = await createEmbedKey.call(platform, { name: 'Portal' });
  const embedKey = { embedKeyId, secret: secret ?? '', issuer: tenant.id, email, now: NOW };
  const { bearer } = await openByToken.call(platform, { token: signToken(embedKey) });
  const { url } = await createStorefrontSession.call(asKey(tenant), { email });
  return { embedKeyId, embedKey, embedCode: codeIn(url), memberSessionId: bearer.split('.')[0] ?? '' };
}

/** The one-time code of a frame's address. */
export function codeIn(url: string): string {
  return new URLSearchParams(new URL(url).hash.slice(1)).get('code') ?? '';
}
