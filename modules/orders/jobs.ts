import type { Job } from '#core/jobs.ts';
import { chunkJob } from '#modules/bulk/index.ts';
import { exportOrdersChunk } from './export.ts';
import { fulfilUnit } from './fulfil.ts';
import { noteCardTrouble, paymentAuthorised, paymentFailed } from './pay.ts';
import { backInStock, tellWhoWaits } from './waits.ts';

/** Writes to whoever waited for what can be had again. */
export const tellAllWhoWait: Job = async (caller) => {
  if ((await backInStock.call(caller, {})).items.length > 0) await tellWhoWaits.call(caller, {});
};

/** Task name → what the worker does; each is safe to repeat. */
export const orderJobs: Readonly<Record<string, Job>> = {
  'orders.fulfil': (caller, { orderId = '', unit = '' }) =>
    fulfilUnit(caller, { orderId, unit: Number(unit) }),
  'orders.export': chunkJob(exportOrdersChunk),
  'orders.paymentAuthorised': async (caller, { orderId }) => {
    await paymentAuthorised.call(caller, { orderId });
  },
  'orders.cardTrouble': async (caller, { orderId, cause }) => {
    await noteCardTrouble.call(caller, { orderId, cause });
  },
  'orders.paymentFailed': async (caller, { orderId, cause }) => {
    await paymentFailed.call(caller, { orderId, cause });
  },
};
