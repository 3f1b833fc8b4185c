import type { Job } from '#core/jobs.ts';
import { expireLapsed } from './expire.ts';

/** Ends every voucher of a tenant that has lapsed, batch after batch. */
export const expireAll: Job = async (caller) => {
  while ((await expireLapsed.call(caller, {})).expired > 0);
};
