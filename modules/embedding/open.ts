import { decodeProtectedHeader } from 'jose';
import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { sha256 } from '#lib/crypto.ts';
import { refuse } from '#lib/errors.ts';
import { findMemberByEmail, joinMember, openSession, spendSignInCode } from '#modules/identity/index.ts';
import { openMaterial } from './material.ts';
import { selectLiveKey, selectSettings } from './queries.ts';
import { type EmbedSettings, FRAME_MINUTES, type FrameSession, openInput } from './schema.ts';
import { spendToken } from './store.ts';
import { type Claims, readToken } from './token.ts';

/** Signs a frame in by a token that the portal signed; each token works once. */
export const openByToken = verb({
  name: 'embedding.openByToken',
  permission: 'identity.signIn',
  anonymous: true,
  secret: true,
  input: openInput,
  run: async (ctx, { token, userAgent }): Promise<FrameSession> => {
    const settings = await selectSettings(ctx.sql, ctx.tenant.id);
    const claims = settings.enabled ? await genuine(ctx, token) : null;
    const memberId = claims && (await memberOf(ctx, claims, settings));
    return memberId ? openFrame(ctx, memberId, userAgent) : refuseAlike();
  },
});

/** Signs a frame in by a one-time code that the portal's back end asked for. */
export const openByCode = verb({
  name: 'embedding.openByCode',
  permission: 'identity.signIn',
  anonymous: true,
  secret: true,
  input: openInput,
  run: async (ctx, { token, userAgent }): Promise<FrameSession> => {
    const { enabled } = await selectSettings(ctx.sql, ctx.tenant.id);
    const memberId = enabled ? await spendSignInCode(ctx, token) : null;
    return memberId ? openFrame(ctx, memberId, userAgent) : refuseAlike();
  },
});

/** Forged, too old, used, another tenant's, a leaver's: nothing tells them apart. */
function refuseAlike(): never {
  refuse('unauthenticated', 'We could not sign you in here. Load the page again, or open the storefront.');
}

async function genuine(ctx: Ctx, token: string): Promise<Claims | null> {
  const key = await selectLiveKey(ctx, keyNamedBy(token));
  if (!key) return null;
  const material = await openMaterial(ctx, key);
  const by = { algorithm: key.algorithm, material, issuer: ctx.tenant.id, now: ctx.now };
  const claims = await readToken(token, by);
  if (!claims) return null;
  const idHash = sha256(claims.jti);
  // Kept a little longer than the token itself is believed.
  const expiresAt = new Date((claims.exp + 60) * 1000);
  return (await spendToken(ctx, { embedKeyId: key.id, idHash, expiresAt })) ? claims : null;
}

function keyNamedBy(token: string): string {
  try {
    return String(decodeProtectedHeader(token).kid ?? '');
  } catch {
    return '';
  }
}

/** Whom a token names: an active member, or a new one where the tenant wants that. */
async function memberOf(ctx: Ctx, claims: Claims, settings: EmbedSettings): Promise<string | null> {
  const known = await findMemberByEmail(ctx, claims.email);
  if (known) return known.status === 'active' ? known.id : null;
  if (!settings.createMembers) return null;
  const { email, name, country, locale } = claims;
  return joinMember(ctx, {
    email,
    name: name ?? email.split('@')[0] ?? email,
    country: country ?? ctx.tenant.locale.split('-')[1] ?? 'US',
    locale: locale ?? ctx.tenant.locale,
  });
}

async function openFrame(ctx: Ctx, memberId: string, userAgent?: string): Promise<FrameSession> {
  const opened = await openSession(ctx, {
    kind: 'member',
    subjectId: memberId,
    userAgent,
    source: 'embed',
    minutes: FRAME_MINUTES,
  });
  const expiresAt = new Date(ctx.now.getTime() + FRAME_MINUTES * 60_000).toISOString();
  return { bearer: `${opened.sessionId}.${opened.secret}`, expiresAt, memberId };
}
