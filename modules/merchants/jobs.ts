import type { Job } from '#core/jobs.ts';
import { expireLapsed } from './expire.ts';

/** The jobs of this module, by the name of their task. */
export const jobs: Readonly<Record<string, Job>> = {
  'merchants.expire': async (caller) => {
    while ((await expireLapsed.call(caller, {})).expired > 0);
  },
};
