import { beforeAll, describe, expect, it } from 'vitest';
import { callerOf, NOW, rowsOf } from '#tests/factories.ts';
import { makeWorld, type World } from '#tests/matrix/world.ts';
import { newestLink } from '#tests/newest-link.ts';
import { atOnce, codeOf, outcomeOf, tally } from '#tests/outcome.ts';
import { asSession } from './authenticate.ts';
import { disableMember, memberMe, operatorMe } from './members.ts';
import { requestMagicLink, signInWithLink, signInWithPassword } from './sign-in.ts';

process.env['DATABASE_POOL'] = '20';
const anyone = (w: World, now = NOW) => callerOf(w.tenant, { type: 'anonymous', id: 'anonymous' }, now);
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
let [w, other]: World[] = [];
beforeAll(async () => {
  [w, other] = [await makeWorld(), await makeWorld()];
});
const worlds = (): [World, World] => {
  if (!w || !other) throw new Error('the worlds were not made');
  return [w, other];
};
async function memberLink(world: World, now = NOW): Promise<string> {
  await requestMagicLink.call(anyone(world, now), {
    kind: 'member',
    email: `kim-${world.tenant.slug}@example.com`,
  });
  return (await newestLink(world.tenant)).linkToken;
}

describe('a mailed link', () => {
  it('used 50 times at once opens one session', async () => {
    const [a] = worlds();
    const token = await memberLink(a);
    const before = await rowsOf(a.tenant, 'sessions');
    const answers = await atOnce(50, () => codeOf(signInWithLink.call(anyone(a), { kind: 'member', token })));
    expect(tally(answers)).toEqual({ ok: 1, unauthenticated: 49 });
    expect(await rowsOf(a.tenant, 'sessions')).toBe(before + 1);
  });

  it('opens a session that says who it is, for its kind alone', async () => {
    const [a] = worlds();
    const token = await memberLink(a);
    expect(await codeOf(signInWithLink.call(anyone(a), { kind: 'operator', token }))).toBe('unauthenticated');
    const cookie = await signInWithLink.call(anyone(a), { kind: 'member', token });
    const door = { ...anyone(a), authenticate: asSession('member', cookie) };
    expect(await memberMe.call(door, {})).toMatchObject({ id: a.memberId });
    expect(await codeOf(operatorMe.call({ ...door, authenticate: asSession('operator', cookie) }, {}))).toBe(
      'unauthenticated',
    );
  });

  it('works for 15 minutes and not a moment longer', async () => {
    const [a] = worlds();
    const [inTime, late] = [await memberLink(a), await memberLink(a)];
    expect(await codeOf(signInWithLink.call(anyone(a, later(15)), { kind: 'member', token: late }))).toBe(
      'unauthenticated',
    );
    expect(
      await codeOf(signInWithLink.call(anyone(a, later(14.99)), { kind: 'member', token: inTime })),
    ).toBe('ok');
  });

  it("is nothing at another tenant, nor with a changed or another tenant's token", async () => {
    const [a, b] = worlds();
    const token = await memberLink(a);
    const changed = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
    for (const [world, t] of [
      [b, token],
      [a, changed],
      [a, token.split('.')[0] ?? ''],
      [a, await memberLink(b)],
    ] as const) {
      expect(await codeOf(signInWithLink.call(anyone(world), { kind: 'member', token: t }))).toBe(
        'unauthenticated',
      );
    }
    expect(await codeOf(signInWithLink.call(anyone(a), { kind: 'member', token }))).toBe('ok');
  });

  it('is made for known addresses only, with the same answer for unknown ones', async () => {
    const [a, b] = worlds();
    const known = await outcomeOf(
      requestMagicLink.call(anyone(a), { kind: 'operator', email: a.operatorEmail }),
    );
    const before = await rowsOf(a.tenant, 'magic_links');
    for (const email of ['nobody@example.com', b.operatorEmail, `kim-${a.tenant.slug}@example.com`]) {
      expect(await outcomeOf(requestMagicLink.call(anyone(a), { kind: 'operator', email }))).toEqual(known);
    }
    expect(await rowsOf(a.tenant, 'magic_links')).toBe(before);
    expect(
      await codeOf(requestMagicLink.call(anyone(a), { kind: 'operator', email: 'not an address' })),
    ).toBe('invalid');
  });
});

describe('a password', () => {
  const signIn = (world: World, over: object = {}) =>
    outcomeOf(
      signInWithPassword.call(anyone(world), {
        kind: 'operator',
        email: world.operatorEmail,
        password: world.password,
        ...over,
      }),
    );

  it('opens a session, whatever the case of the address', async () => {
    const [a] = worlds();
    const opened = await signIn(a, { email: ` ${a.operatorEmail.toUpperCase()} ` });
    expect(opened).toMatchObject({ ok: true, data: { subjectId: a.operatorId } });
  });

  it('that is wrong, an unknown address and an account without one are answered the same', async () => {
    const [a, b] = worlds();
    const wrong = await signIn(a, { password: 'wrong' });
    expect(wrong).toMatchObject({ ok: false, code: 'unauthenticated' });
    for (const over of [
      { email: 'nobody@example.com' },
      { email: b.operatorEmail },
      { kind: 'member', email: `kim-${a.tenant.slug}@example.com` },
    ]) {
      expect(await signIn(a, over)).toEqual(wrong);
    }
    expect(await signIn(a, { password: '' })).toMatchObject({
      code: 'invalid',
      fields: [{ field: 'password' }],
    });
  });
});

describe('a disabled member', () => {
  it('gets no link, and one asked for before opens nothing', async () => {
    const world = await makeWorld();
    const token = await memberLink(world);
    await disableMember.call(
      { ...anyone(world), authenticate: async () => ({ type: 'system', id: 'test' }) },
      { memberId: world.memberId },
    );
    expect(await codeOf(signInWithLink.call(anyone(world), { kind: 'member', token }))).toBe(
      'unauthenticated',
    );
    const before = await rowsOf(world.tenant, 'magic_links');
    await requestMagicLink.call(anyone(world), {
      kind: 'member',
      email: `kim-${world.tenant.slug}@example.com`,
    });
    expect(await rowsOf(world.tenant, 'magic_links')).toBe(before);
  });
});
