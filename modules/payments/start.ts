import type { Caller } from '#core/context.ts';
import { refuse } from '#lib/errors.ts';
import { lookAtPayment, openTarget } from './look.ts';
import { Postponed, performOperation } from './perform.ts';
import type { Started } from './schema.ts';

/**
 * Lets a person pay: makes the payment at the provider unless it is there, and answers what the browser needs. The
 * caller is the platform, after it made sure whose order it is. Refuses once the payment has ended.
 */
export async function startPayment(caller: Caller, paymentId: string): Promise<Started> {
  const opened = await openTarget.call(caller, { paymentId });
  if (!['created', 'requires_action'].includes(opened.target.state)) {
    refuse('conflict', 'This payment has ended. Look at the order to see where it stands.');
  }
  const clientSecret = opened.createId ? await made(caller, opened.createId) : null;
  if (opened.testRef) return { provider: 'test', paymentId, path: `/pay/${opened.testRef}` };
  const { publishableKey } = opened.access;
  const secret = clientSecret ?? (await lookAgain(caller, paymentId));
  if (!secret) unreachable();
  return { provider: 'stripe', paymentId, clientSecret: secret, publishableKey };
}

/** Takes in the truth of now; answers the secret for the browser while the person can still pay. */
async function lookAgain(caller: Caller, paymentId: string): Promise<string | null> {
  const looked = await lookAtPayment(caller, paymentId);
  return looked?.kind === 'found' ? looked.clientSecret : null;
}

async function made(caller: Caller, operationId: string): Promise<string | null> {
  try {
    return await performOperation(caller, operationId);
  } catch (error) {
    if (error instanceof Postponed) unreachable();
    throw error;
  }
}

function unreachable(): never {
  refuse('unavailable', {
    message: 'The card service does not answer. Nothing was charged; try again shortly.',
    retryAfterSeconds: 5,
  });
}
