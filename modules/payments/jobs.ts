import type { Job } from '#core/jobs.ts';
import { performOperation } from './perform.ts';
import { lookAgain } from './start.ts';
import { sweepPayments } from './sweep.ts';

/** Task name → what the worker does; each is safe to repeat. */
export const paymentJobs: Readonly<Record<string, Job>> = {
  'payments.perform': async (caller, { operationId = '' }) => {
    await performOperation(caller, operationId);
  },
  'payments.look': async (caller, { paymentId = '' }) => {
    await lookAgain(caller, paymentId);
  },
  'payments.sweep': async (caller) => {
    await sweepPayments.call(caller, {});
  },
};
