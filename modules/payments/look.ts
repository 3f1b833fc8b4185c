import type { Caller } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { notFound } from '#lib/errors.ts';
import { accessOf } from './accounts.ts';
import { testRefOf } from './link.ts';
import { targetOf } from './operate.ts';
import type { Looked, PaymentTarget, ProviderAccess } from './port.ts';
import { selectOperations, selectPayment } from './queries.ts';
import { providerOf } from './registry.ts';
import { paymentInput } from './schema.ts';
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

/** Asks the provider for the truth of now and takes it in; null when the provider does not know the payment yet. */
export async function lookAtPayment(caller: Caller, paymentId: string): Promise<Looked | null> {
  const { access, target } = await openTarget.call(caller, { paymentId });
  if (!target.providerReference) return null;
  const looked = await providerOf(access.provider).retrieve(access, target);
  if (looked.kind === 'found') await settlePayment.call(caller, { paymentId, fact: looked.fact });
  return looked;
}
