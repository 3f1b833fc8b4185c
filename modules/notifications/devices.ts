import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { checkedAddress } from '#lib/address.ts';
import { hmac, open, seal } from '#lib/crypto.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { currentKey, keyById } from '#modules/tenants/index.ts';
import { isOwnSession, type SealedDevice } from './queries.ts';
import { addDeviceInput, deviceInput, endpointInput } from './schema.ts';
import { deleteOwnDevice, insertDevice } from './store.ts';
import { vapid } from './vapid.ts';

/** Where a device is reached and the keys that its messages are encrypted for (RFC 8291). */
export type Subscription = { endpoint: string; p256dh: string; auth: string };

/** Whoever knows the address may send to it only with this installation's key; still it is nobody's business. */
async function markOf({ sql, tenant }: Ctx, endpoint: string): Promise<Buffer> {
  const { key } = await currentKey(sql, tenant.id, 'fingerprint');
  return hmac(key, `push:${endpoint}`);
}

export async function openDevice({ sql, tenant }: Ctx, device: SealedDevice): Promise<Subscription> {
  const key = await keyById(sql, tenant.id, device.keyId);
  return JSON.parse(open(key, device.sealed, `${tenant.id}:${device.id}`).toString()) as Subscription;
}

/** Puts push on the device that asks, for as long as its session lives. */
export const addDevice = verb({
  name: 'notifications.addDevice',
  permission: 'notifications.own',
  members: true,
  input: addDeviceInput,
  run: async (ctx, { endpoint, p256dh, auth, sessionId, userAgent }) => {
    if (!vapid()) refuse('not_available', 'Push is not set up here. Ask your administrator.');
    if (!(await isOwnSession(ctx, sessionId))) notFound();
    const subscription: Subscription = { endpoint: checkedAddress(endpoint), p256dh, auth };
    const { id: keyId, key } = await currentKey(ctx.sql, ctx.tenant.id, 'seal');
    const id = newId('pushDevice');
    await insertDevice(ctx, {
      id,
      sessionId,
      mark: await markOf(ctx, subscription.endpoint),
      sealed: seal(key, Buffer.from(JSON.stringify(subscription)), `${ctx.tenant.id}:${id}`),
      keyId,
      userAgent: userAgent ?? null,
    });
    ctx.note({ objectId: id });
    return { deviceId: id };
  },
});

/** Takes push off the device that asks, known by its address; one that has none stays as it is. */
export const removeThisDevice = verb({
  name: 'notifications.removeThisDevice',
  permission: 'notifications.own',
  members: true,
  input: endpointInput,
  run: async (ctx, { endpoint }) => ({
    removed: await deleteOwnDevice(ctx, { mark: await markOf(ctx, endpoint) }),
  }),
});

/** Takes push off one of the member's devices. */
export const removeDevice = verb({
  name: 'notifications.removeDevice',
  permission: 'notifications.own',
  members: true,
  input: deviceInput,
  run: async (ctx, { deviceId }) => {
    ctx.note({ objectId: deviceId });
    if (!(await deleteOwnDevice(ctx, { id: deviceId }))) notFound();
    return { removed: true as const };
  },
});
