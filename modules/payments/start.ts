import type { Caller } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { accessOf } from './accounts.ts';
import { testRefOf } from './link.ts';
import { targetOf } from './operate.ts';
import { Postponed, performOperation } from './perform.ts';
import type { PaymentTarget, ProviderAccess } from './port.ts';
import { selectOperations, selectPayment } from './queries.ts';
import { providerOf } from './registry.ts';
import { paymentInput, type Started } from './schema.ts';
import { settlePayment } from './settle.ts';

type Opened = {
  access: ProviderAccess;
  target: PaymentTarget;
  createId: string | null;
  testRef: string | null;
};

/** Opens a payment for a look at the provider: its keys and what it is called there. */
export const openTarget = verb({
  name: 'payments.openTarget',
  permission: 'payments.operate',
  secret: true,
  reads: true,
  input: paymentInput,
  run: async (ctx, { paymentId }): Promise<Opened> => {
    const payment = (await selectPayment(ctx, paymentId)) ?? notFound();
    const create = (await selectOperations(ctx, paymentId)).find((o) => o.kind === 'create');
    return {
      access: await accessOf(ctx, payment.provider),
      target: targetOf(payment),
      createId: create?.state === 'wanted' ? create.id : null,
      testRef: payment.provider === 'test' ? await testRefOf(ctx, paymentId) : null,
    };
  },
});

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
export async function lookAgain(caller: Caller, paymentId: string): Promise<string | null> {
  const { access, target } = await openTarget.call(caller, { paymentId });
  if (!target.providerReference) return null;
  const looked = await providerOf(access.provider).retrieve(access, target);
  if (looked.kind === 'unknown') return null;
  await settlePayment.call(caller, { paymentId, fact: looked.fact });
  return looked.clientSecret;
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
