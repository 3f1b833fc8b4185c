import { generateKeyPairSync } from 'node:crypto';
import { SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TenantRef } from '#lib/tenant.ts';
import { asSession, disableMember, endMemberSessions, memberMe } from '#modules/identity/index.ts';
import { codeIn, makeEmbedding } from '#tests/embedding/factories.ts';
import { signToken, type TokenOf } from '#tests/embedding/token.ts';
import { asKey, asPlatform, callerOf, makeMember, makeTenant, NOW, rowsOf } from '#tests/factories.ts';
import { atOnce, codeOf, tally } from '#tests/outcome.ts';
import { createStorefrontSession } from './code.ts';
import { createEmbedKey, revokeEmbedKey, rotateEmbedKey } from './keys.ts';
import { openByCode, openByToken } from './open.ts';
import { AUDIENCE, type FrameSession } from './schema.ts';
import { setEmbedding, showEmbedding } from './settings.ts';
import { tidyTokens } from './tidy.ts';

process.env['DATABASE_POOL'] = '20';
const anyone = (tenant: TenantRef, now = NOW) =>
  callerOf(tenant, { type: 'anonymous', id: 'anonymous' }, now);
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const origins = ['https://portal.example.com'];
const cookieOf = ({ bearer }: FrameSession) => {
  const [sessionId = '', secret = ''] = bearer.split('.');
  return { sessionId, secret };
};
/** The member of a frame, as its door finds them. */
const me = (tenant: TenantRef, opened: FrameSession, now = NOW, source: 'embed' | 'sign_in' = 'embed') =>
  memberMe.call({ ...anyone(tenant, now), authenticate: asSession('member', cookieOf(opened), source) }, {});

let tenant: TenantRef;
let memberId: string;
let key: TokenOf;
beforeAll(async () => {
  tenant = await makeTenant();
  memberId = await makeMember(tenant, { email: 'kim@example.com' });
  key = (await makeEmbedding(tenant, 'kim@example.com')).embedKey;
});

describe('a signed token', () => {
  it('opens a frame for its member, for an hour, which no cookie can be', async () => {
    const opened = await openByToken.call(anyone(tenant), { token: signToken(key) });
    expect(await me(tenant, opened)).toMatchObject({ id: memberId });
    expect(await codeOf(me(tenant, opened, later(3_601)))).toBe('unauthenticated');
    expect(await codeOf(me(tenant, opened, NOW, 'sign_in'))).toBe('unauthenticated');
  });

  it('used 50 times at once opens one frame, and none again', async () => {
    const token = signToken(key);
    const answers = await atOnce(50, () => codeOf(openByToken.call(anyone(tenant), { token })));
    expect(tally(answers)).toEqual({ ok: 1, unauthenticated: 49 });
    expect(await codeOf(openByToken.call(anyone(tenant), { token }))).toBe('unauthenticated');
  });

  it('is answered alike whatever is wrong with it', async () => {
    const other = await makeTenant();
    const theirs = (await makeEmbedding(other, await emailIn(other))).embedKey;
    const iat = Math.floor(NOW.getTime() / 1000);
    const good = signToken(key);
    const [head = '', body = '', mac = ''] = good.split('.');
    const none = Buffer.from(JSON.stringify({ alg: 'none', kid: key.embedKeyId })).toString('base64url');
    const wrong: Record<string, string> = {
      nonsense: 'nonsense',
      'without signature': `${head}.${body}.`,
      'of alg none': `${none}.${body}.`,
      'changed after signing': `${head}.${Buffer.from(JSON.stringify({ email: 'kim@example.com' })).toString('base64url')}.${mac}`,
      'of another secret': signToken({ ...key, secret: theirs.secret }),
      "another tenant's": signToken(theirs),
      "another tenant's key for this issuer": signToken({ ...theirs, issuer: tenant.id }),
      'of an unknown key': signToken({ ...key, embedKeyId: 'emk_01jz0000000000000000000000' }),
      'of another algorithm': signToken(key, { header: { alg: 'HS512' } }),
      'for another audience': signToken(key, { claims: { aud: 'somebody-else' } }),
      'of another issuer': signToken(key, { claims: { iss: other.id } }),
      expired: signToken({ ...key, now: later(-400) }),
      'issued in the future': signToken({ ...key, now: later(60) }),
      'that lives too long': signToken(key, { claims: { exp: iat + 301 } }),
      'that never ends': signToken(key, { claims: { exp: undefined } }),
      'without a time': signToken(key, { claims: { iat: undefined } }),
      'without a jti': signToken(key, { claims: { jti: undefined } }),
      'for nobody': signToken(key, { claims: { email: undefined } }),
      'for a stranger': signToken(key, { claims: { email: 'stranger@example.com' } }),
    };
    const before = await rowsOf(tenant, 'sessions');
    const answers = new Map<string, string>();
    for (const [what, token] of Object.entries(wrong)) {
      const said = await openByToken.call(anyone(tenant), { token }).then(
        () => 'opened',
        (e: Error) => e.message,
      );
      answers.set(what, said);
    }
    expect([...new Set(answers.values())], JSON.stringify([...answers])).toHaveLength(1);
    expect(answers.get('nonsense')).toMatch(/could not sign you in/);
    expect(await rowsOf(tenant, 'sessions')).toBe(before);
    expect(
      await codeOf(openByToken.call(anyone(tenant), { token: good })),
      'the one they were made from',
    ).toBe('ok');
  });

  it('of the portal’s own pair is checked by its public half, by its algorithm alone', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const made = await createEmbedKey.call(asPlatform(tenant), {
      name: 'Pair',
      algorithm: 'ES256',
      publicKey: pem,
    });
    expect(made.secret).toBeNull();
    const token = (alg: string, by: Parameters<SignJWT['sign']>[0]) =>
      new SignJWT({ email: 'kim@example.com' })
        .setProtectedHeader({ alg, kid: made.embedKeyId })
        .setIssuer(tenant.id)
        .setAudience(AUDIENCE)
        .setJti(`pair-${alg}-0001`)
        .setIssuedAt(NOW)
        .setExpirationTime(later(60))
        .sign(by);
    const confused = await token('HS256', Buffer.from(pem));
    expect(await codeOf(openByToken.call(anyone(tenant), { token: confused }))).toBe('unauthenticated');
    const genuine = await token('ES256', privateKey);
    expect(await codeOf(openByToken.call(anyone(tenant), { token: genuine }))).toBe('ok');
  });

  it('lets nobody in who has left, ends with the sign-out everywhere, and not while embedding is off', async () => {
    const email = 'leaver@example.com';
    const leaver = await makeMember(tenant, { email });
    const first = await openByToken.call(anyone(tenant), { token: signToken({ ...key, email }) });
    await endMemberSessions.call(asPlatform(tenant), { memberId: leaver });
    expect(await codeOf(me(tenant, first))).toBe('unauthenticated');
    const second = await openByToken.call(anyone(tenant), { token: signToken({ ...key, email }) });
    await setEmbedding.call(asPlatform(tenant), { enabled: false, origins });
    expect(await codeOf(openByToken.call(anyone(tenant), { token: signToken(key) }))).toBe('unauthenticated');
    await setEmbedding.call(asPlatform(tenant), { enabled: true, origins });
    await disableMember.call(asPlatform(tenant), { memberId: leaver });
    expect(await codeOf(me(tenant, second))).toBe('unauthenticated');
    const again = signToken({ ...key, email });
    expect(await codeOf(openByToken.call(anyone(tenant), { token: again }))).toBe('unauthenticated');
  });

  it('makes a member of a stranger only where the tenant wants that, once', async () => {
    const stranger = { ...key, email: 'new@example.com' };
    const claims = { name: 'New Person', country: 'FR', locale: 'fr' };
    expect(await codeOf(openByToken.call(anyone(tenant), { token: signToken(stranger) }))).toBe(
      'unauthenticated',
    );
    await setEmbedding.call(asPlatform(tenant), { enabled: true, createMembers: true, origins });
    const opened = await openByToken.call(anyone(tenant), { token: signToken(stranger, { claims }) });
    expect(await me(tenant, opened)).toMatchObject({ email: 'new@example.com', ...claims });
    const again = await openByToken.call(anyone(tenant), { token: signToken(stranger) });
    expect(again.memberId).toBe(opened.memberId);
    await setEmbedding.call(asPlatform(tenant), { enabled: true, origins });
  });
});

describe('keys', () => {
  it('sign on for the overlap after a rotation, and not a moment after they are revoked', async () => {
    const made = await createEmbedKey.call(asPlatform(tenant), { name: 'Turns' });
    const old = { ...key, embedKeyId: made.embedKeyId, secret: made.secret ?? '' };
    const next = await rotateEmbedKey.call(asPlatform(tenant), {
      embedKeyId: made.embedKeyId,
      overlapHours: 1,
    });
    const at = (by: TokenOf, now: Date) =>
      codeOf(openByToken.call(anyone(tenant, now), { token: signToken({ ...by, now }) }));
    const fresh = { ...key, embedKeyId: next.embedKeyId, secret: next.secret ?? '' };
    expect([await at(old, later(3_590)), await at(fresh, NOW)]).toEqual(['ok', 'ok']);
    expect(await at(old, later(3_601))).toBe('unauthenticated');
    await revokeEmbedKey.call(asPlatform(tenant), { embedKeyId: next.embedKeyId });
    expect(await at(fresh, NOW)).toBe('unauthenticated');
  });

  it('are listed without what they sign with', async () => {
    const shown = JSON.stringify(await showEmbedding.call(asPlatform(tenant), {}));
    expect(shown).toContain(key.embedKeyId);
    expect(shown).not.toContain(key.secret);
  });
});

describe('a one-time code', () => {
  it('opens one frame for its member within a minute', async () => {
    const code = async () =>
      codeIn((await createStorefrontSession.call(asKey(tenant), { email: 'kim@example.com' })).url);
    const [token, late] = [await code(), await code()];
    const answers = await atOnce(20, () => codeOf(openByCode.call(anyone(tenant), { token })));
    expect(tally(answers)).toEqual({ ok: 1, unauthenticated: 19 });
    expect(await codeOf(openByCode.call(anyone(tenant, later(61)), { token: late }))).toBe('unauthenticated');
  });
});

describe('allowed origins', () => {
  it.each([
    'https://portal.example.com/path',
    'https://*.example.com',
    "https://a.example.com; script-src 'unsafe-eval'",
    'javascript:alert(1)',
    'http://portal.example.com',
    'http://localhost:3000',
    'https://user@portal.example.com',
  ])('refuse %s in a live program', async (origin) => {
    const set = setEmbedding.call(asPlatform(tenant), { enabled: true, origins: [origin] });
    expect(await codeOf(set)).toBe('invalid');
  });

  it('are kept as browsers write them, and a sandbox may name this machine', async () => {
    const sandbox = await makeTenant({ sandbox: true });
    const set = await setEmbedding.call(asPlatform(sandbox), {
      enabled: true,
      origins: ['https://Portal.Example.com/', 'https://portal.example.com', 'http://localhost:3000'],
    });
    expect(set.origins).toEqual(['https://portal.example.com', 'http://localhost:3000']);
  });
});

it('forgets used tokens once they are too old to be tried', async () => {
  await openByToken.call(anyone(tenant), { token: signToken(key) });
  expect(await tidyTokens.call({ ...asPlatform(tenant), now: later(60) }, {})).toEqual({ forgotten: 0 });
  const kept = await rowsOf(tenant, 'embed_tokens');
  expect(await tidyTokens.call({ ...asPlatform(tenant), now: later(4_000) }, {})).toEqual({
    forgotten: kept,
  });
});

async function emailIn(other: TenantRef): Promise<string> {
  await makeMember(other, { email: 'kim@example.com' });
  return 'kim@example.com';
}
