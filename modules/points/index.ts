export { fundProgram, grantPoints } from './grant.ts';
export { pointsFor, worthOf } from './rate.ts';
export type { Rate } from './schema.ts';
export { selectRate as rateOf, selectRates as ratesInForce } from './store.ts';
export { memberWallet, pointsStatement, setRate, wallet } from './wallet.ts';
