import { z } from 'zod';
import type { Job } from '#core/jobs.ts';
import { verb } from '#core/verb.ts';
import { log } from '#lib/log.ts';
import { push } from './adapters/push.ts';
import { openDevice } from './devices.ts';
import type { Message } from './messages.ts';
import { selectDevice, selectDevices } from './queries.ts';
import { deleteDevice, deleteLeft, markSent } from './store.ts';

const BATCH = 500;
/** Not worth trying on and on: the push service will say the same again. */
const FINAL = [400, 401, 403, 405, 413];

/** The address of a device that still is to get push, for the job that sends; null when it is not. */
export const openPush = verb({
  name: 'notifications.openPush',
  permission: 'notifications.send',
  secret: true,
  reads: true,
  input: z.object({ deviceId: z.string(), memberId: z.string() }),
  run: async (ctx, { deviceId, memberId }) => {
    const live = await selectDevices(ctx, memberId);
    const device = live.some((d) => d.deviceId === deviceId) ? await selectDevice(ctx, deviceId) : null;
    return device && openDevice(ctx, device);
  },
});

/** Writes down what came of a message: a device that its push service no longer knows is forgotten. */
export const settlePush = verb({
  name: 'notifications.settlePush',
  permission: 'notifications.send',
  input: z.object({ deviceId: z.string(), status: z.number().int().nullable() }),
  run: async (ctx, { deviceId, status }) => {
    const gone = status === 404 || status === 410;
    if (gone) await deleteDevice(ctx, deviceId);
    else if (status !== null && status < 300) await markSent(ctx, deviceId);
    ctx.note({ objectId: deviceId, detail: { status } });
    return { gone };
  },
});

/** Forgets the devices of sessions that have ended. */
export const forgetLeftDevices = verb({
  name: 'notifications.forgetLeftDevices',
  permission: 'notifications.send',
  input: z.object({}),
  run: async (ctx) => {
    const forgotten = await deleteLeft(ctx, BATCH);
    ctx.note({ detail: { forgotten } });
    return { forgotten };
  },
});

/** Sends one message with no transaction open. What may pass is thrown, so that the job runs again later. */
export const sendToDevice: Job = async (caller, { deviceId = '', memberId = '', message = '' }) => {
  const to = await openPush.call(caller, { deviceId, memberId });
  if (!to) return;
  const status = await push(to, JSON.parse(message) as Message);
  const passing = status === null || status === 429 || status >= 500;
  if (passing) throw new Error(`The push service answered ${status ?? 'nothing'}.`);
  if (FINAL.includes(status)) log.warn({ deviceId, status }, 'a push service refused a message');
  await settlePush.call(caller, { deviceId, status });
};
