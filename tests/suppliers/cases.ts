import { simulated } from '#modules/suppliers/adapters/simulated.ts';
import { SIMULATED_KEY, startSimulated } from '#tests/doubles/simulated.ts';
import type { ContractCase } from './contract.ts';

/** Every adapter with its double: all of them pass the same cases. */
export const CASES: ContractCase[] = [
  {
    supplier: simulated,
    start: startSimulated,
    credentials: { apiKey: SIMULATED_KEY },
    wrongCredentials: { apiKey: 'another-key' },
    order: { sku: 'SIM-EUR', denomination: 2500n, currency: 'EUR', country: 'DE' },
    refusals: ['out_of_stock', 'not_sold_here', 'insufficient_funds', 'invalid', 'refused'],
    cancelIssued: 'not-cancelled',
    saysNotFound: true,
    resendsLost: true,
  },
];
