import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dispatchOutbox } from '#core/outbox.ts';
import { present } from '#lib/assert.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { endMemberSessions } from '#modules/identity/index.ts';
import {
  addDevice,
  forgetLeftDevices,
  notificationSettings,
  pushJobs,
  pushSubscriptions,
  removeDevice,
  removeThisDevice,
  setPreferences,
} from '#modules/notifications/index.ts';
import { grantPoints } from '#modules/points/index.ts';
import { type Pushed, startPushService } from '#tests/doubles/push-service.ts';
import { asMember, asPlatform, lookingSql, makeMember, makeTenant, NOW } from '#tests/factories.ts';
import { atOnce, codeOf, outcomeOf } from '#tests/outcome.ts';
import { decrypt, deviceKeys, makeDeviceKeys, makePush, openSession } from '#tests/push.ts';
import { trustReceivers } from '#tests/webhooks/factories.ts';

let status = 201;
let service: Awaited<ReturnType<typeof startPushService>>;
beforeAll(async () => {
  service = await startPushService(() => status);
  trustReceivers(service.url);
});
afterAll(() => service.stop());
beforeEach(() => {
  status = 201;
  service.taken.length = 0;
});

type Queued = { task: string; data: Record<string, string>; runAt: Date };

/** The jobs that wait for a tenant, taken off the queue. */
async function takeJobs(tenant: TenantRef): Promise<Queued[]> {
  while ((await dispatchOutbox(pushSubscriptions)) > 0);
  const rows = await lookingSql()<
    { id: string; task: string; payload: { data: Queued['data'] }; run_at: Date }[]
  >`
    select j.id, t.identifier as task, j.payload, j.run_at
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier like 'push.%' and j.payload ->> 'tenantId' = ${tenant.id} order by j.id`;
  if (rows.length > 0)
    await lookingSql()`delete from graphile_worker._private_jobs where id in ${lookingSql()(rows.map((r) => r.id))}`;
  return rows.map((r) => ({ task: r.task, data: r.payload.data, runAt: r.run_at }));
}

/** Runs what is queued until nothing is; what is thrown comes back. */
async function runJobs(tenant: TenantRef): Promise<unknown[]> {
  const thrown: unknown[] = [];
  for (let jobs = await takeJobs(tenant); jobs.length > 0; jobs = await takeJobs(tenant)) {
    for (const { task, data } of jobs)
      await pushJobs[task]?.(asPlatform(tenant), data).catch((e) => thrown.push(e));
  }
  return thrown;
}

/** A member with one device at the push service, whose granting of points has been told already. */
async function makeReached(locale = 'en') {
  const tenant = await makeTenant();
  const memberId = await makeMember(tenant);
  const keys = makeDeviceKeys();
  await makePush(tenant, memberId);
  const sessionId = await openSession(tenant, memberId);
  const subscription = {
    endpoint: `${service.url}/push/${memberId}`,
    p256dh: keys.p256dh,
    auth: keys.auth.toString('base64url'),
    sessionId,
    userAgent: 'A phone',
  };
  const member = asMember(tenant, memberId);
  const owner = lookingSql();
  await owner`delete from push_devices where tenant_id = ${tenant.id}`;
  await owner`update members set locale = ${locale} where tenant_id = ${tenant.id} and id = ${memberId}`;
  const { deviceId } = await addDevice.call(member, subscription);
  await takeJobs(tenant);
  const grant = () =>
    grantPoints.call(asPlatform(tenant), { memberIds: [memberId], points: 1500, reason: 'Secret reason' });
  const devices = async () => (await notificationSettings.call(member, {})).devices;
  return { tenant, memberId, member, keys, subscription, deviceId, sessionId, grant, devices };
}
const textOf = (pushed: Pushed | undefined, keys: ReturnType<typeof makeDeviceKeys>) =>
  JSON.parse(decrypt(pushed?.body ?? Buffer.alloc(0), keys)) as Record<string, string>;

describe('a device with push', () => {
  it('is told of points in its member’s language, signed and encrypted for it alone', async () => {
    const { tenant, keys, grant, memberId } = await makeReached('de');
    await grant();
    expect(await runJobs(tenant)).toEqual([]);
    expect(service.taken).toHaveLength(1);
    const [pushed] = service.taken;
    expect(pushed?.path).toBe(`/push/${memberId}`);
    const message = textOf(pushed, keys);
    expect(message).toMatchObject({ title: '1.500 Punkte für dich', url: '/', lang: 'de', dir: 'ltr' });
    expect(JSON.stringify(message)).not.toContain('Secret reason');
    expect(pushed?.body.includes('Punkte')).toBe(false);
    expect(() => decrypt(pushed?.body ?? Buffer.alloc(0), makeDeviceKeys())).toThrow();
  });

  it('is one of at most ten, and asking again is no second one', async () => {
    const { member, subscription, devices, deviceId } = await makeReached();
    const again = await addDevice.call(member, subscription);
    expect(await devices()).toEqual([
      expect.objectContaining({ deviceId: again.deviceId, userAgent: 'A phone' }),
    ]);
    expect(again.deviceId).not.toBe(deviceId);
    for (let i = 0; i < 11; i += 1) {
      await addDevice.call(member, { ...subscription, endpoint: `${subscription.endpoint}/${i}` });
    }
    expect(await devices()).toHaveLength(10);
  });

  it('may not be in the own network, speak plainly, or come in another’s session', async () => {
    const { member, subscription, tenant } = await makeReached();
    for (const endpoint of [
      'http://push.example.com/x',
      'https://127.0.0.1/x',
      'https://169.254.169.254/x',
      'https://[::1]/x',
      'https://push.internal/x',
      'file:///etc/passwd',
      'nonsense',
    ]) {
      expect(await codeOf(addDevice.call(member, { ...subscription, endpoint })), endpoint).toBe('invalid');
    }
    for (const keys of [{ p256dh: 'AAAA' }, { auth: 'AAAA' }, { auth: '*'.repeat(22) }]) {
      expect(await codeOf(addDevice.call(member, { ...subscription, ...keys }))).toBe('invalid');
    }
    const stranger = await makeMember(tenant);
    const theirs = await openSession(tenant, stranger);
    expect(await codeOf(addDevice.call(member, { ...subscription, sessionId: theirs }))).toBe('not_found');
    expect(await codeOf(addDevice.call(member, subscription))).toBe('ok');
  });

  it('goes when its member takes it off, and nobody else can', async () => {
    const { member, deviceId, devices, tenant, subscription } = await makeReached();
    const stranger = asMember(tenant, await makeMember(tenant));
    const unknown = await outcomeOf(removeDevice.call(stranger, { deviceId: 'psh_none' }));
    expect(await outcomeOf(removeDevice.call(stranger, { deviceId }))).toEqual(unknown);
    const { endpoint } = subscription;
    expect(await removeThisDevice.call(stranger, { endpoint })).toEqual({ removed: false });
    expect(await devices()).toHaveLength(1);
    expect(await removeThisDevice.call(member, { endpoint })).toEqual({ removed: true });
    expect(await devices()).toHaveLength(0);
  });

  it('hears nothing more once its session has ended, and is forgotten', async () => {
    const { tenant, memberId, grant, devices } = await makeReached();
    await grant();
    const waiting = await takeJobs(tenant);
    await endMemberSessions.call(asPlatform(tenant), { memberId });
    for (const { data } of waiting) await pushJobs['push.announce']?.(asPlatform(tenant), data);
    await runJobs(tenant);
    expect(service.taken).toHaveLength(0);
    expect(await devices()).toEqual([]);
    expect(await forgetLeftDevices.call(asPlatform(tenant), {})).toEqual({ forgotten: 1 });
  });

  it('has its address nowhere in clear', async () => {
    const { tenant, memberId, grant } = await makeReached();
    await grant();
    await runJobs(tenant);
    for (const table of ['push_devices', 'audit_entries', 'events', 'idempotency_keys']) {
      const [row] = await lookingSql()<{ all: string }[]>`
        select coalesce(string_agg(t::text, '|'), '') as all from ${lookingSql()(table)} t where tenant_id = ${tenant.id}`;
      expect(row?.all.includes(`/push/${memberId}`), table).toBe(false);
      expect(row?.all.includes(Buffer.from(`/push/${memberId}`).toString('hex')), table).toBe(false);
    }
  });
});

describe('a push service', () => {
  it.each([404, 410])('that answers %i makes the device forgotten', async (gone) => {
    const { tenant, grant, devices } = await makeReached();
    status = gone;
    await grant();
    expect(await runJobs(tenant)).toEqual([]);
    expect(await devices()).toEqual([]);
  });

  it.each([429, 500, 503])('that answers %i is asked again later, and the device stays', async (passing) => {
    const { tenant, grant, devices } = await makeReached();
    status = passing;
    await grant();
    expect(await runJobs(tenant)).toHaveLength(1);
    expect(await devices()).toHaveLength(1);
  });

  it.each([400, 413])('that answers %i is not asked again, and the device stays', async (refused) => {
    const { tenant, grant, devices } = await makeReached();
    status = refused;
    await grant();
    expect(await runJobs(tenant)).toEqual([]);
    expect(await devices()).toHaveLength(1);
  });

  it('that is not there is asked again later', async () => {
    const { tenant, grant, member, subscription, devices } = await makeReached();
    const gone = await startPushService();
    trustReceivers(service.url, gone.url);
    await addDevice.call(member, { ...subscription, endpoint: `${gone.url}/push/x` });
    await gone.stop();
    await grant();
    expect(await runJobs(tenant)).toHaveLength(1);
    expect(service.taken).toHaveLength(1);
    expect(await devices()).toHaveLength(2);
  });

  it('takes no message that is unsigned, stale, for another, or in clear', async () => {
    const { tenant, grant, memberId } = await makeReached();
    await grant();
    await runJobs(tenant);
    const [pushed] = service.taken;
    const { headers, body } = present(pushed, 'message');
    const repeat = async (over: Record<string, string>, bytes = body) => {
      const fields = ['authorization', 'ttl', 'content-encoding'] as const;
      const own = Object.fromEntries(fields.map((name) => [name, String(headers[name])]));
      const sent = { method: 'POST', headers: { ...own, ...over }, body: new Uint8Array(bytes) };
      return (await fetch(`${service.url}/push/${memberId}`, sent)).status;
    };
    expect(await repeat({})).toBe(201);
    expect(await repeat({ authorization: '' })).toBe(403);
    const token = String(headers.authorization);
    expect(await repeat({ authorization: token.replace(/\.[\w-]{8}/, '.AAAAAAAA') })).toBe(403);
    expect(await repeat({ 'content-encoding': 'identity' })).toBe(400);
    expect(await repeat({}, Buffer.from('in clear'))).toBe(400);
    expect(await repeat({}, Buffer.concat([body, Buffer.alloc(4_096)]))).toBe(413);
    const other = await startPushService();
    const elsewhere = await fetch(`${other.url}/x`, {
      method: 'POST',
      headers: { authorization: token, ttl: '5', 'content-encoding': 'aes128gcm' },
      body: new Uint8Array(body),
    });
    expect(elsewhere.status).toBe(403);
    await other.stop();
  });
});

describe('preferences', () => {
  it('switch one kind off for one channel, and back on', async () => {
    const { tenant, member, grant } = await makeReached();
    const choose = (muted: string[]) =>
      setPreferences.call(member, { muted, quiet: null, timeZone: 'Asia/Tokyo' });
    await choose(['rewards:push']);
    await grant();
    await runJobs(tenant);
    expect(service.taken).toHaveLength(0);
    await choose(['rewards:email', 'orders:push']);
    await grant();
    await runJobs(tenant);
    expect(service.taken).toHaveLength(1);
    expect((await notificationSettings.call(member, {})).preferences).toEqual({
      muted: ['rewards:email', 'orders:push'],
      quiet: null,
      timeZone: 'Asia/Tokyo',
    });
  });

  it('let push wait until the quiet hours end, once', async () => {
    const { tenant, member, grant } = await makeReached();
    // NOW is noon in UTC, two in the afternoon in Berlin.
    await setPreferences.call(member, {
      muted: [],
      quiet: { from: 780, until: 930 },
      timeZone: 'Europe/Berlin',
    });
    await grant();
    const [announce] = await takeJobs(tenant);
    await atOnce(
      2,
      () => pushJobs['push.announce']?.(asPlatform(tenant), announce?.data ?? {}) ?? Promise.resolve(),
    );
    const waiting = await takeJobs(tenant);
    expect(waiting.map((j) => [j.task, j.runAt.toISOString()])).toEqual([
      ['push.announce', new Date(NOW.getTime() + 90 * 60_000).toISOString()],
    ]);
    expect(service.taken).toHaveLength(0);
    await setPreferences.call(member, { muted: [], quiet: null, timeZone: 'Europe/Berlin' });
    for (const { data } of waiting) await pushJobs['push.announce']?.(asPlatform(tenant), data);
    await runJobs(tenant);
    expect(service.taken).toHaveLength(1);
  });

  it('take no made-up kind, hour or time zone', async () => {
    const { member } = await makeReached();
    const good = { muted: [], quiet: null, timeZone: 'UTC' };
    for (const bad of [
      { muted: ['security:email'] },
      { quiet: { from: -1, until: 5 } },
      { quiet: { from: 5, until: 1440 } },
      { timeZone: 'Mars/Olympus' },
    ]) {
      expect(await codeOf(setPreferences.call(member, { ...good, ...bad }))).toBe('invalid');
    }
    expect(await codeOf(setPreferences.call(member, good))).toBe('ok');
  });

  it('need a key of this installation for push', async () => {
    const { member, subscription } = await makeReached();
    const key = process.env['VAPID_PRIVATE_KEY'];
    delete process.env['VAPID_PRIVATE_KEY'];
    trustReceivers(service.url);
    expect(await codeOf(addDevice.call(member, { ...subscription, ...deviceKeys() }))).toBe('not_available');
    expect((await notificationSettings.call(member, {})).serverKey).toBeNull();
    process.env['VAPID_PRIVATE_KEY'] = key;
    trustReceivers(service.url);
    expect((await notificationSettings.call(member, {})).serverKey).toMatch(/^[\w-]{87}$/);
  });
});
