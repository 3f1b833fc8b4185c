import { beforeEach, describe, expect, it } from 'vitest';
import { withoutTenant } from '#db/tenant.ts';
import { forgetEnv } from '#lib/env.ts';
import { newId } from '#lib/id.ts';
import { lookingSql, NOW } from '#tests/factories.ts';
import { outcomeOf } from '#tests/outcome.ts';
import { asCommand } from './act.ts';
import type { PlatformCaller } from './context.ts';
import { beginFactor, giveFactor, showPlatformMe } from './factor.ts';
import { showHealth } from './health.ts';
import {
  invitePlatformOperator,
  listPlatformOperators,
  resetFactor,
  setPlatformOperatorStatus,
  setPlatformPassword,
} from './operators.ts';
import {
  asPlatformSession,
  endPlatformSession,
  type PlatformCookie,
  requestPlatformLink,
  signInWithPlatformLink,
  signInWithPlatformPassword,
} from './sign-in.ts';
import { listTenants } from './tenants.ts';
import { codeOf, stepAt } from './totp.ts';

const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const by = (authenticate: PlatformCaller['authenticate'], now = NOW): PlatformCaller => ({
  requestId: newId('request'),
  now,
  authenticate,
});
const command = () => by(asCommand('test'));
const stranger = () => by(asPlatformSession(null));
const holder = (cookie: PlatformCookie | null, now = NOW) => by(asPlatformSession(cookie), now);

let email: string;
let token: string;
beforeEach(async () => {
  email = `${newId('request')}@example.com`;
  const invited = await invitePlatformOperator.call(command(), { email, name: 'Kim' });
  token = invited.token ?? '';
});

const base32 = (text: string): Buffer => {
  const bits = [...text].map((c) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0'),
  );
  return Buffer.from(
    bits
      .join('')
      .match(/.{8}/g)
      ?.map((byte) => Number.parseInt(byte, 2)) ?? [],
  );
};

/** Signed in with both factors, and the secret of the second. */
async function whole(): Promise<{ cookie: PlatformCookie; secret: Buffer }> {
  const cookie = await signInWithPlatformLink.call(stranger(), { token });
  const { secret } = await beginFactor.call(holder(cookie), {});
  await giveFactor.call(holder(cookie), { code: codeOf(base32(secret), stepAt(NOW)) });
  return { cookie, secret: base32(secret) };
}

describe('signing in to the installation', () => {
  it('takes a mailed link once, and gives nothing but the way to the second factor', async () => {
    const cookie = await signInWithPlatformLink.call(stranger(), { token });
    expect(await showPlatformMe.call(holder(cookie), {})).toMatchObject({ email, factor: 'unset' });
    for (const verb of [listTenants, showHealth, listPlatformOperators]) {
      const outcome = await outcomeOf(verb.call(holder(cookie), {}));
      expect(outcome, verb.name).toMatchObject({ code: 'unauthenticated' });
    }
    const again = await outcomeOf(signInWithPlatformLink.call(stranger(), { token }));
    expect(again).toMatchObject({ code: 'unauthenticated' });
  });

  it('lets one of fifty at once use a link up', async () => {
    const tries = Array.from({ length: 50 }, () =>
      outcomeOf(signInWithPlatformLink.call(stranger(), { token })),
    );
    expect((await Promise.all(tries)).filter((o) => o.ok)).toHaveLength(1);
  });

  it('refuses a link that is too old or was changed', async () => {
    const old = by(asPlatformSession(null), later(7 * 86_400 + 1));
    expect(await outcomeOf(signInWithPlatformLink.call(old, { token }))).toMatchObject({ ok: false });
    const changed = `${token.slice(0, -2)}AA`;
    const outcome = await outcomeOf(signInWithPlatformLink.call(stranger(), { token: changed }));
    expect(outcome).toMatchObject({ code: 'unauthenticated' });
    expect(await outcomeOf(signInWithPlatformLink.call(stranger(), { token }))).toMatchObject({ ok: true });
  });

  it('is whole after a code of the authenticator, each of which counts once', async () => {
    const { cookie, secret } = await whole();
    expect(await listTenants.call(holder(cookie), {})).toHaveProperty('items');
    await setPlatformPassword.call(holder(cookie), { password: 'correct horse' });
    const second = await signInWithPlatformPassword.call(stranger(), { email, password: 'correct horse' });
    expect(await showPlatformMe.call(holder(second), {})).toMatchObject({ factor: 'owed' });
    const used = codeOf(secret, stepAt(NOW));
    expect(await outcomeOf(giveFactor.call(holder(second), { code: used }))).toMatchObject({
      code: 'invalid',
    });
    const at = later(60);
    const code = codeOf(secret, stepAt(at));
    const both = await Promise.all(
      [1, 2].map(() => outcomeOf(giveFactor.call(holder(second, at), { code }))),
    );
    expect(both.filter((o) => o.ok)).toHaveLength(1);
    expect(await listTenants.call(holder(second, at), {})).toHaveProperty('items');
  });

  it('lets nobody with one factor replace the other', async () => {
    await whole();
    await requestPlatformLink.call(stranger(), { email });
    const { cookie } = { cookie: await byNewestLink() };
    expect(await outcomeOf(beginFactor.call(holder(cookie), {}))).toMatchObject({ code: 'conflict' });
    const reset = await outcomeOf(resetFactor.call(holder(cookie), { email }));
    expect(reset).toMatchObject({ code: 'unauthenticated' });
  });

  it('forgets a lost authenticator for a command alone, and ends every session with it', async () => {
    const { cookie } = await whole();
    expect(await outcomeOf(resetFactor.call(holder(cookie), { email }))).toMatchObject({ code: 'forbidden' });
    await resetFactor.call(command(), { email });
    expect(await outcomeOf(showPlatformMe.call(holder(cookie), {}))).toMatchObject({
      code: 'unauthenticated',
    });
  });

  it('gives strangers the same answer for every address, and no word for a wrong password', async () => {
    const unknown = await requestPlatformLink.call(stranger(), { email: 'nobody@example.com' });
    expect(await requestPlatformLink.call(stranger(), { email })).toEqual(unknown);
    const wrong = await outcomeOf(signInWithPlatformPassword.call(stranger(), { email, password: 'x' }));
    const nobody = await outcomeOf(
      signInWithPlatformPassword.call(stranger(), { email: 'nobody@example.com', password: 'x' }),
    );
    expect(wrong).toEqual(nobody);
    expect(wrong).toMatchObject({ code: 'unauthenticated' });
  });

  it('ends with the session, with its ten hours, and with the operator', async () => {
    const { cookie } = await whole();
    expect(await outcomeOf(listTenants.call(holder(cookie, later(36_001)), {}))).toMatchObject({ ok: false });
    const other = await invitePlatformOperator.call(command(), { email: `b${email}`, name: 'Bo' });
    const me = (await showPlatformMe.call(holder(cookie), {})).id;
    const self = { operatorId: me, status: 'disabled' };
    expect(await outcomeOf(setPlatformOperatorStatus.call(holder(cookie), self))).toMatchObject({
      code: 'conflict',
    });
    const theirs = { operatorId: other.operatorId, status: 'disabled' };
    await setPlatformOperatorStatus.call(holder(cookie), theirs);
    const into = await outcomeOf(signInWithPlatformLink.call(stranger(), { token: other.token ?? '' }));
    expect(into).toMatchObject({ code: 'unauthenticated' });
    await setPlatformOperatorStatus.call(command(), self);
    expect(await outcomeOf(listTenants.call(holder(cookie), {}))).toMatchObject({ code: 'unauthenticated' });
    await setPlatformOperatorStatus.call(command(), { ...self, status: 'active' });
    const again = await outcomeOf(endPlatformSession.call(holder(cookie), {}));
    expect(again, 'a session that ended stays ended').toMatchObject({ code: 'unauthenticated' });
  });

  it('spares the demo alone the second factor, and only whoever has none', async () => {
    const cookie = await signInWithPlatformLink.call(stranger(), { token });
    process.env['DAMSON_DEMO'] = '1';
    forgetEnv();
    try {
      expect(await listTenants.call(holder(cookie), {})).toHaveProperty('items');
      const { secret } = await beginFactor.call(holder(cookie), {});
      await giveFactor.call(holder(cookie), { code: codeOf(base32(secret), stepAt(NOW)) });
      await requestPlatformLink.call(stranger(), { email });
      const half = await byNewestLink();
      expect(await outcomeOf(listTenants.call(holder(half), {}))).toMatchObject({ code: 'unauthenticated' });
    } finally {
      delete process.env['DAMSON_DEMO'];
      forgetEnv();
    }
  });

  it('keeps no secret where it could be read: tokens as hashes, authenticators sealed', async () => {
    const { secret, cookie } = await whole();
    const [row] = await lookingSql()<{ factor: Buffer }[]>`
      select factor from platform_operators where email = ${email}`;
    expect(row?.factor.includes(secret)).toBe(false);
    const dump = JSON.stringify([
      await lookingSql()`select * from platform_links`,
      await lookingSql()`select * from platform_sessions`,
      await lookingSql()`select * from platform_audit`,
      await lookingSql()`select payload from graphile_worker._private_jobs`,
    ]);
    for (const hidden of [token, cookie.secret]) expect(dump.includes(hidden)).toBe(false);
    for (const table of ['platform_operators', 'platform_sessions', 'platform_links']) {
      const sql = withoutTenant();
      await expect(sql`select 1 from ${sql(table)}`, table).rejects.toThrow('permission denied');
    }
  });
});

/** Of the link that was asked for last, as its letter would hold it. */
async function byNewestLink(): Promise<PlatformCookie> {
  const { linkToken } = await import('./own-key.ts');
  const [link] = await lookingSql()<{ id: string }[]>`select id from platform_links order by id desc limit 1`;
  return signInWithPlatformLink.call(stranger(), { token: linkToken(link?.id ?? '') });
}
