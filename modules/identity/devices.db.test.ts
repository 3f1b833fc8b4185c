import { beforeAll, expect, it } from 'vitest';
import type { TenantRef } from '#lib/tenant.ts';
import { asMember, asPlatform, callerOf, makeMember, makeTenant, NOW } from '#tests/factories.ts';
import { codeOf } from '#tests/outcome.ts';
import { inVerb } from '#tests/proof-verb.ts';
import { asSession } from './authenticate.ts';
import { endMyDevice, endMyOtherDevices, listMyDevices } from './devices.ts';
import { memberMe } from './members.ts';
import type { OpenedSession } from './schema.ts';
import { openSession } from './sign-in.ts';

let tenant: TenantRef;
let memberId: string;
beforeAll(async () => {
  tenant = await makeTenant();
  memberId = await makeMember(tenant);
});
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const open = (subjectId = memberId, source: 'sign_in' | 'embed' = 'sign_in') =>
  inVerb(asPlatform(tenant), (ctx) => openSession(ctx, { kind: 'member', subjectId, source }));
/** Whether a session still lets its member in, asked as its door does. */
const works = (s: OpenedSession, now = NOW) => {
  const authenticate = asSession('member', s);
  return codeOf(
    memberMe.call({ ...callerOf(tenant, { type: 'anonymous', id: 'x' }, now), authenticate }, {}),
  );
};
const mine = () => asMember(tenant, memberId);

it('a member sees where they are signed in, and when each was used, give or take a quarter of an hour', async () => {
  const [phone, desk] = [await open(), await open()];
  expect([await works(phone, later(5)), await works(desk, later(40))]).toEqual(['ok', 'ok']);
  const { items } = await listMyDevices.call(mine(), {});
  expect(items.map((d) => [d.sessionId, d.seenAt])).toEqual([
    [desk.sessionId, later(40).toISOString()],
    [phone.sessionId, NOW.toISOString()],
  ]);
});

it('signs one device out at once, and nobody else’s', async () => {
  const [gone, kept] = [await open(), await open()];
  const stranger = await makeMember(tenant);
  const theirs = await open(stranger);
  expect(await codeOf(endMyDevice.call(mine(), { sessionId: theirs.sessionId }))).toBe('not_found');
  await endMyDevice.call(mine(), { sessionId: gone.sessionId });
  expect([await works(gone), await works(kept), await works(theirs)]).toEqual([
    'unauthenticated',
    'ok',
    'ok',
  ]);
  expect(await codeOf(endMyDevice.call(mine(), { sessionId: gone.sessionId }))).toBe('not_found');
});

it('signs out everywhere but here, frames included, and not by a session that is not one’s own', async () => {
  const [here, there, frame] = [await open(), await open(), await open(memberId, 'embed')];
  const theirs = await open(await makeMember(tenant));
  expect(await codeOf(endMyOtherDevices.call(mine(), { sessionId: theirs.sessionId }))).toBe('not_found');
  expect(await works(there)).toBe('ok');
  await endMyOtherDevices.call(mine(), { sessionId: here.sessionId });
  expect([await works(here), await works(there), await works(theirs)]).toEqual([
    'ok',
    'unauthenticated',
    'ok',
  ]);
  const { items } = await listMyDevices.call(mine(), {});
  expect(items.map((d) => d.sessionId)).toEqual([here.sessionId]);
  expect(items.map((d) => d.sessionId)).not.toContain(frame.sessionId);
});
