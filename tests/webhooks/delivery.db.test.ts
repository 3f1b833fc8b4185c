import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#lib/id.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { editEndpoint, listDeliveries, replay, rotateSecret, sendTest } from '#modules/webhooks/index.ts';
import { startReceiver, type Told } from '#tests/doubles/webhook-receiver.ts';
import { asOwner, asPlatform, NOW, rowsOf } from '#tests/factories.ts';
import {
  deliverAll,
  deliveriesOf,
  fanOutAll,
  happen,
  makeEndpoint,
  makeQuietTenant,
  trustReceivers,
} from './factories.ts';
import { verifies } from './verify.ts';

type Receiver = Awaited<ReturnType<typeof startReceiver>>;
const started: Receiver[] = [];
let tenant: TenantRef;
beforeAll(async () => {
  tenant = await makeQuietTenant();
});
afterEach(async () => {
  for (const receiver of started.splice(0)) await receiver.stop();
});

async function receiverOf(...args: Parameters<typeof startReceiver>): Promise<Receiver> {
  const receiver = await startReceiver(...args);
  started.push(receiver);
  trustReceivers(...started.map((r) => r.url));
  return receiver;
}
/** Sent at the time of this machine: the specification's library takes no clock but that. */
const send = async () => {
  await fanOutAll();
  await deliverAll(new Date());
};
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const bodyOf = (told: Told | undefined) => JSON.parse(told?.body ?? '{}') as Record<string, unknown>;

describe('a message', () => {
  it('is signed as the specification says, and says what its event may say and nothing else', async () => {
    const receiver = await receiverOf();
    const { endpointId, secret } = await makeEndpoint(tenant, `${receiver.url}/a`);
    const orderId = newId('order');
    const data = { pointsBack: 5, reason: 'canary-words', cause: 'canary-cause', code: 'canary-code' };
    await happen(tenant, orderId, { times: 1, type: 'order.cancelled', data });
    await send();
    const [told] = receiver.told;
    expect(bodyOf(told)).toEqual({
      type: 'order.cancelled',
      timestamp: NOW.toISOString(),
      data: { object_type: 'proof', object_id: orderId, sequence: 1, points_back: 5 },
    });
    expect(told?.headers).toMatchObject({ 'content-type': 'application/json', 'webhook-id': told?.id });
    expect(verifies(secret, told as Told)).toBe(true);
    const forged = { ...(told as Told), body: told?.body.replace('5', '6') ?? '' };
    expect(verifies(secret, forged), 'another body').toBe(false);
    const other = { ...(told as Told), headers: { ...told?.headers, 'webhook-id': 'evt_other' } };
    expect(verifies(secret, other), 'another id').toBe(false);
    expect(await deliveriesOf(endpointId)).toMatchObject([{ state: 'sent', attempts: 1, lastStatus: 204 }]);
  });

  it('goes to those who want its type, a test to the one that it is for, and an internal fact to nobody', async () => {
    const own = await makeQuietTenant();
    const receiver = await receiverOf();
    await makeEndpoint(own, `${receiver.url}/all`);
    const some = await makeEndpoint(own, `${receiver.url}/some`, { types: ['order.failed'] });
    await makeEndpoint(own, `${receiver.url}/none`, { types: ['member.added'] });
    await makeEndpoint(tenant, `${receiver.url}/another-tenant`);
    await happen(own, newId('order'), { times: 1, type: 'order.failed' });
    await happen(own, newId('order'), { times: 1, type: 'order.placed' });
    await happen(own, newId('order'), { times: 1, type: 'canary.used' });
    await sendTest.call(asPlatform(own), { endpointId: some.endpointId });
    await send();
    const got = receiver.told.map((t) => `${t.path} ${bodyOf(t)['type']}`).sort();
    expect(got).toEqual([
      '/all order.failed',
      '/all order.placed',
      '/some order.failed',
      '/some webhook.test',
    ]);
  });

  it('carries the signatures of both secrets for a day after a rotation, and then that of the new one', async () => {
    const receiver = await receiverOf();
    const { endpointId, secret } = await makeEndpoint(tenant, `${receiver.url}/rotated`);
    const owner = asOwner(tenant, new Date());
    const rotation = await rotateSecret.call(owner, { endpointId });
    await sendTest.call(owner, { endpointId });
    await send();
    const both = receiver.told.at(-1) as Told;
    expect([verifies(secret, both), verifies(rotation.secret, both)]).toEqual([true, true]);
    const aged = asOwner(tenant, new Date(Date.now() - 25 * 3_600_000));
    const second = await rotateSecret.call(aged, { endpointId });
    await sendTest.call(owner, { endpointId });
    await send();
    const one = receiver.told.at(-1) as Told;
    expect([verifies(rotation.secret, one), verifies(second.secret, one)]).toEqual([false, true]);
  });
});

describe('a receiver that fails', () => {
  it('is asked again after 5 s, 5 min, 30 min and so on, ten times in all, under one id', async () => {
    const receiver = await receiverOf(() => 500);
    const { endpointId } = await makeEndpoint(tenant, `${receiver.url}/failing`, { types: ['order.failed'] });
    await happen(tenant, newId('order'), { times: 1, type: 'order.failed' });
    await fanOutAll();
    await deliverAll(NOW);
    let at = NOW;
    for (const delay of [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]) {
      const [row] = await deliveriesOf(endpointId);
      const next = row?.nextAttemptAt ?? at;
      expect(next.getTime() - at.getTime(), `after attempt ${row?.attempts}`).toBeGreaterThanOrEqual(
        delay * 1000,
      );
      expect(next.getTime() - at.getTime()).toBeLessThanOrEqual(delay * 1100);
      const before = receiver.told.length;
      await deliverAll(new Date(next.getTime() - 1));
      expect(receiver.told.length, 'not a moment earlier').toBe(before);
      await deliverAll(next);
      at = next;
    }
    expect(await deliveriesOf(endpointId)).toMatchObject([
      { state: 'failed', attempts: 10, lastStatus: 500 },
    ]);
    expect([receiver.told.length, new Set(receiver.told.map((t) => t.id)).size]).toEqual([10, 1]);
    await deliverAll(later(400 * 86_400));
    expect(receiver.told).toHaveLength(10);
  });

  it('is sent again what failed since a time, or one delivery, under the ids that they had', async () => {
    let status = 500;
    const receiver = await receiverOf(() => status);
    const { endpointId } = await makeEndpoint(tenant, `${receiver.url}/replayed`, {
      types: ['order.released'],
    });
    await happen(tenant, newId('order'), { times: 3, type: 'order.released' });
    await fanOutAll();
    await deliverAll();
    const caller = asOwner(tenant);
    expect(
      await replay.call(caller, { endpointId, since: later(-60).toISOString() }),
      'nothing failed yet',
    ).toEqual({
      replayed: 0,
      more: false,
    });
    for (let round = 0; round < 12; round += 1) {
      const waiting = (await deliveriesOf(endpointId)).flatMap((r) => r.nextAttemptAt?.getTime() ?? []);
      if (waiting.length > 0) await deliverAll(new Date(Math.max(...waiting)));
    }
    expect((await deliveriesOf(endpointId)).map((r) => r.state)).toEqual(['failed', 'failed', 'failed']);
    const ids = [...new Set(receiver.told.map((t) => t.id))];
    status = 204;
    expect((await replay.call(caller, { endpointId, since: later(1).toISOString() })).replayed).toBe(0);
    expect((await replay.call(caller, { endpointId, since: later(-1).toISOString() })).replayed).toBe(3);
    const before = receiver.told.length;
    await deliverAll();
    expect(receiver.told.slice(before).map((t) => t.id)).toEqual(ids);
    const page = await listDeliveries.call(caller, { endpointId, state: 'sent', limit: 2 });
    expect([page.items.length, page.nextCursor === null]).toEqual([2, false]);
    const deliveryId = page.items[0]?.deliveryId ?? '';
    await replay.call(caller, { endpointId, deliveryId });
    await deliverAll();
    expect(receiver.told.at(-1)?.id).toBe(page.items[0]?.eventId);
  });
});

describe('what is kept of an answer', () => {
  it('is its beginning, without our secrets and without what no column holds', async () => {
    let secret = '';
    const receiver = await receiverOf(({ headers }) => ({
      status: 400,
      text: `bad\0 ${secret} ${secret.slice(6)} ${headers['webhook-signature']} ${'x'.repeat(9_000)}`,
    }));
    const made = await makeEndpoint(tenant, `${receiver.url}/echo`, { types: ['listing.shown'] });
    secret = made.secret;
    await happen(tenant, newId('order'), { times: 1, type: 'listing.shown' });
    await fanOutAll();
    await deliverAll();
    const [row] = await deliveriesOf(made.endpointId);
    expect(row?.excerpt).toMatch(/^bad {2}… … v1,… x+$/);
    expect(row?.excerpt?.length).toBeLessThanOrEqual(1_000);
  });

  it('follows no redirect', async () => {
    const receiver = await receiverOf(() => 307);
    const { endpointId } = await makeEndpoint(tenant, `${receiver.url}/moved`, { types: ['listing.hidden'] });
    await happen(tenant, newId('order'), { times: 1, type: 'listing.hidden' });
    await fanOutAll();
    await deliverAll();
    expect(receiver.told.map((t) => t.path)).toEqual(['/moved']);
    expect(await deliveriesOf(endpointId)).toMatchObject([{ state: 'waiting', lastStatus: 307 }]);
  });
});

describe('the outbox and the deliveries', () => {
  it('agree: an event that is taken has its delivery, one that is handed over again has it once', async () => {
    const own = await makeQuietTenant();
    const receiver = await receiverOf();
    const { endpointId } = await makeEndpoint(own, `${receiver.url}/once`);
    await happen(own, newId('order'), { times: 3 });
    await expect(rowsOf(own, 'webhook_deliveries')).resolves.toBe(0);
    await Promise.all([fanOutAll(), fanOutAll(), fanOutAll()]);
    await fanOutAll();
    const before = await deliveriesOf(endpointId);
    expect(before.length).toBeGreaterThanOrEqual(3);
    expect(new Set(before.map((r) => r.eventId)).size).toBe(before.length);
    await editEndpoint.call(asPlatform(own), { endpointId, atOnce: 2 });
    await deliverAll();
    expect((await deliveriesOf(endpointId)).every((r) => r.state === 'sent')).toBe(true);
  });
});
