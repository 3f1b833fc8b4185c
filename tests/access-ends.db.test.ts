import { beforeEach, describe, expect, it } from 'vitest';
import { asApiKey, asSession, type Cookie } from '#modules/identity/authenticate.ts';
import { revokeApiKey } from '#modules/identity/keys.ts';
import { disableMember } from '#modules/identity/members.ts';
import { endMemberSessions, endSession } from '#modules/identity/sessions.ts';
import { requestMagicLink, signInWithLink } from '#modules/identity/sign-in.ts';
import { searchOrders } from '#modules/orders/index.ts';
import { wallet } from '#modules/points/index.ts';
import { asPlatform, callerOf, lookingSql, NOW, ownerSql } from '#tests/factories.ts';
import { makeWorld, type World } from '#tests/matrix/world.ts';
import { newestLink } from '#tests/newest-link.ts';
import { codeOf } from '#tests/outcome.ts';

let w: World;
let cookie: Cookie;
beforeEach(async () => {
  w = await makeWorld();
  await requestMagicLink.call(asPlatform(w.tenant), {
    kind: 'member',
    email: `kim-${w.tenant.slug}@example.com`,
  });
  const { linkToken: token } = await newestLink(w.tenant);
  cookie = await signInWithLink.call(asPlatform(w.tenant), { kind: 'member', token });
});
const door = (authenticate: ReturnType<typeof asSession>, now = NOW) => ({
  ...callerOf(w.tenant, { type: 'anonymous', id: '' }, now),
  authenticate,
});
const member = (now = NOW) => codeOf(wallet.call(door(asSession('member', cookie), now), {}));
const operator = () => codeOf(searchOrders.call(door(asSession('operator', w.session)), {}));
const key = () => codeOf(searchOrders.call(door(asApiKey(w.secret)), {}));
async function byOwner(statement: string): Promise<void> {
  const owner = ownerSql();
  await owner.unsafe(statement);
  await owner.end();
}

async function openSessions({ tenant, memberId }: World): Promise<number> {
  const [row] = await lookingSql()<{ n: number }[]>`
    select count(*)::int as n from sessions
     where tenant_id = ${tenant.id} and subject_id = ${memberId} and ended_at is null`;
  return row?.n ?? 0;
}

describe('the next call is refused', () => {
  it('when the key was revoked', async () => {
    await byOwner(`update roles set permissions = '{orders.read}' where tenant_id = '${w.tenant.id}'`);
    expect([await key(), await operator()]).toEqual(['ok', 'ok']);
    await revokeApiKey.call(asPlatform(w.tenant), { apiKeyId: w.apiKeyId });
    expect([await key(), await operator()]).toEqual(['unauthenticated', 'ok']);
    expect(await codeOf(revokeApiKey.call(asPlatform(w.tenant), { apiKeyId: w.apiKeyId }))).toBe('not_found');
  });

  it('when the member was disabled', async () => {
    expect(await member()).toBe('ok');
    const ended = await openSessions(w);
    expect(ended).toBeGreaterThan(0);
    expect(await disableMember.call(asPlatform(w.tenant), { memberId: w.memberId })).toEqual({ ended });
    expect(await member()).toBe('unauthenticated');
    await byOwner(`update sessions set ended_at = null where tenant_id = '${w.tenant.id}'`);
    expect(await member(), 'even if a session had stayed open').toBe('unauthenticated');
  });

  it('when the session was ended, by its holder or by an operator', async () => {
    await codeOf(
      endSession.call(asPlatform(w.tenant), { sessionId: cookie.sessionId, secret: 'not its secret' }),
    );
    expect(await member(), 'somebody else cannot end it').toBe('ok');
    expect(await endSession.call(asPlatform(w.tenant), cookie)).toEqual({ ended: 1 });
    expect(await member()).toBe('unauthenticated');
    const again = await makeWorld();
    const memberId = again.memberId;
    const open = await openSessions(again);
    expect(await endMemberSessions.call(asPlatform(again.tenant), { memberId })).toEqual({ ended: open });
    expect(await endMemberSessions.call(asPlatform(again.tenant), { memberId })).toEqual({ ended: 0 });
  });

  it('when the session is too old, or its secret is not right', async () => {
    const day = 86_400_000;
    expect(await member(new Date(NOW.getTime() + 29 * day))).toBe('ok');
    expect(await member(new Date(NOW.getTime() + 30 * day))).toBe('unauthenticated');
    cookie = { ...cookie, secret: `${cookie.secret.slice(1)}x` };
    expect(await member()).toBe('unauthenticated');
  });

  it('when the operator lost the role or was disabled', async () => {
    await byOwner(`update roles set permissions = '{orders.read}' where tenant_id = '${w.tenant.id}'`);
    expect(await operator()).toBe('ok');
    await byOwner(`delete from operator_roles where tenant_id = '${w.tenant.id}'`);
    expect(await operator()).toBe('forbidden');
    await byOwner(`update operators set status = 'disabled' where tenant_id = '${w.tenant.id}'`);
    expect(await operator()).toBe('unauthenticated');
  });

  it("with another tenant's key or session", async () => {
    const other = await makeWorld();
    const there = (authenticate: ReturnType<typeof asSession>) => ({
      ...callerOf(other.tenant, { type: 'anonymous', id: '' }),
      authenticate,
    });
    expect(await codeOf(wallet.call(there(asSession('member', cookie)), {}))).toBe('unauthenticated');
    expect(await codeOf(searchOrders.call(there(asApiKey(w.secret)), {}))).toBe('unauthenticated');
    expect(await codeOf(searchOrders.call(there(asApiKey(other.secret)), {}))).toBe('ok');
  });
});
