import type { Job } from '#core/jobs.ts';
import { announce } from './announce.ts';
import { sendToDevice } from './send.ts';

/** Jobs of push by task name. */
export const pushJobs: Readonly<Record<string, Job>> = {
  'push.announce': async (caller, data) => {
    await announce.call(caller, data);
  },
  'push.send': sendToDevice,
};
