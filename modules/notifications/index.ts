export { afterSending, letters, post } from './jobs.ts';
export { subscriptions } from './subscriptions.ts';
