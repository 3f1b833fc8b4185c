import type { Outcome, PaymentProvider } from '../port.ts';

const done = (fact: Extract<Outcome, { kind: 'done' }>['fact']): Promise<Outcome> =>
  Promise.resolve({ kind: 'done', fact });
const declined = (detail: string): Promise<Outcome> => Promise.resolve({ kind: 'declined', detail });

/**
 * The provider of sandboxes. It has no memory of its own: our row is its truth, the person decides on the test page,
 * and what we then ask of it happens at once.
 */
export const testProvider: PaymentProvider = {
  name: 'test',
  create: (_, { paymentId }) => done({ providerReference: `test_${paymentId}` }),
  retrieve: (_, { state }) => Promise.resolve({ kind: 'found', fact: { state }, clientSecret: null }),
  capture: (_, { state }, { amount }) =>
    state === 'authorised'
      ? done({ state: 'captured', capturedAmount: amount })
      : declined('there is nothing to capture'),
  cancel: (_, { state }) =>
    state === 'captured' ? declined('it is captured already') : done({ state: 'cancelled' }),
  refund: (_, { capturedAmount }, { amount, operationId }) =>
    amount > capturedAmount
      ? declined('it is more than was taken')
      : done({
          refunds: [{ providerReference: `test_${operationId}`, operationId, amount, state: 'succeeded' }],
        }),
};
