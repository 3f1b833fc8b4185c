import type { Job } from '#core/jobs.ts';
import { giveUp } from './give-up.ts';
import { lookAtPayment } from './look.ts';
import { performOperation } from './perform.ts';
import { sweepPayments } from './sweep.ts';

/** Task name → what the worker does; each is safe to repeat. */
export const paymentJobs: Readonly<Record<string, Job>> = {
  'payments.perform': async (caller, { operationId = '' }) => {
    await performOperation(caller, operationId);
  },
  'payments.look': async (caller, { paymentId = '' }) => {
    await lookAtPayment(caller, paymentId);
  },
  'payments.giveUp': (caller, { paymentId = '' }) => giveUp(caller, paymentId),
  'payments.sweep': async (caller) => {
    await sweepPayments.call(caller, {});
  },
};
