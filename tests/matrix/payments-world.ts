import { newId } from '#lib/id.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { openPayment, requestRefund, setPaymentAccount, settlePayment } from '#modules/payments/index.ts';
import { testRefOf } from '#modules/payments/link.ts';
import type { Fact } from '#modules/payments/port.ts';
import { selectOperations } from '#modules/payments/queries.ts';
import { takeEvent } from '#modules/payments/receive.ts';
import { asPlatform } from '#tests/factories.ts';
import { inVerb } from '#tests/proof-verb.ts';

export type PaymentsWorld = {
  /** At Stripe, and nobody has asked it yet. */
  paymentId: string;
  /** Makes it there. */
  paymentOperationId: string;
  testPaymentRef: string;
  /** Whose card was charged. */
  paidOrderId: string;
};

const KEYS = {
  secretKey: 'sk_test_matrix0000000000',
  publishableKey: 'pk_test_matrix0000000000',
  webhookSecret: 'whsec_matrix0000000000',
};
const REFUND: Fact = {
  refunds: [{ providerReference: 're_matrix', operationId: null, amount: 100n, state: 'succeeded' }],
};

/** What a payment event says that is about this payment. */
export const heard = (paymentId: string, providerEventId = 'evt_matrix') => ({
  providerEventId,
  type: 'payment_intent.requires_action',
  live: false,
  named: { providerReference: `pi_${paymentId.slice(4)}`, paymentId },
  fact: { state: 'requires_action' },
  fits: () => true,
});

/** One of everything that the payments module keeps. */
export async function makePayments(tenant: TenantRef): Promise<PaymentsWorld> {
  const platform = asPlatform(tenant);
  const open = () =>
    inVerb(platform, (ctx) => openPayment(ctx, { orderId: newId('order'), amount: 500n, currency: 'EUR' }));
  const testPaymentId = await open();
  const takenOrderId = newId('order');
  await setPaymentAccount.call(platform, KEYS);
  const takenId = await inVerb(platform, (ctx) =>
    openPayment(ctx, { orderId: takenOrderId, amount: 500n, currency: 'EUR' }),
  );
  const taken: Fact = { providerReference: 'pi_taken', state: 'captured', capturedAmount: 500n, ...REFUND };
  await settlePayment.call(platform, { paymentId: takenId, fact: taken });
  await takeEvent.call(platform, { ...heard(takenId, 'evt_first'), fact: {} });
  await inVerb(platform, (ctx) => requestRefund(ctx, { orderId: takenOrderId, amount: 50n, reference: 'x' }));
  const paymentId = await open();
  const [create] = await inVerb(platform, (ctx) => selectOperations(ctx, paymentId));
  return {
    paymentId,
    paymentOperationId: create?.id ?? '',
    paidOrderId: takenOrderId,
    testPaymentRef: await inVerb(platform, (ctx) => testRefOf(ctx, testPaymentId)),
  };
}
