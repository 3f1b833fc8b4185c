export { providerFor, setPaymentAccount, showPaymentAccount } from './accounts.ts';
export { paymentJobs } from './jobs.ts';
export { selectPaymentOfOrder as paymentOfOrder } from './queries.ts';
export { receiveStripeEvent } from './receive.ts';
export { isPromised, openPayment, requestCancel, requestCapture, requestRefund } from './requests.ts';
export { settlePayment } from './settle.ts';
export { startPayment } from './start.ts';
export { sweepPayments } from './sweep.ts';
export { answerTestPayment, showTestPayment } from './test-page.ts';
