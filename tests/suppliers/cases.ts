import { reloadly } from '#modules/suppliers/adapters/reloadly.ts';
import { runa } from '#modules/suppliers/adapters/runa.ts';
import { simulated } from '#modules/suppliers/adapters/simulated.ts';
import { tango } from '#modules/suppliers/adapters/tango.ts';
import { tremendous } from '#modules/suppliers/adapters/tremendous.ts';
import { woohoo } from '#modules/suppliers/adapters/woohoo.ts';
import { RELOADLY_CREDENTIALS, startReloadly } from '#tests/doubles/reloadly.ts';
import { RUNA_CREDENTIALS, startRuna } from '#tests/doubles/runa.ts';
import { SIMULATED_KEY, startSimulated } from '#tests/doubles/simulated.ts';
import { startTango, TANGO_CREDENTIALS } from '#tests/doubles/tango.ts';
import { startTremendous, TREMENDOUS_CREDENTIALS } from '#tests/doubles/tremendous.ts';
import { startWoohoo, WOOHOO_CREDENTIALS } from '#tests/doubles/woohoo.ts';
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
  {
    supplier: tango,
    start: startTango,
    credentials: TANGO_CREDENTIALS,
    wrongCredentials: { ...TANGO_CREDENTIALS, platformKey: 'another-key' },
    order: { sku: 'U100001', denomination: 2500n, currency: 'USD', country: 'US' },
    refusals: ['not_sold_here', 'insufficient_funds', 'invalid', 'credentials'],
    cancelIssued: 'not-cancelled',
    saysNotFound: true,
    resendsLost: true,
  },
  {
    supplier: runa,
    start: startRuna,
    credentials: RUNA_CREDENTIALS,
    wrongCredentials: { apiKey: 'another-key' },
    order: { sku: 'ORCH-US', denomination: 2500n, currency: 'USD', country: 'US' },
    refusals: ['not_sold_here', 'insufficient_funds', 'invalid', 'credentials', 'refused'],
    cancelIssued: 'not-cancelled',
    saysNotFound: true,
    // It replays the 500 to the key for 30 days.
    resendsLost: false,
  },
  {
    supplier: tremendous,
    start: startTremendous,
    credentials: TREMENDOUS_CREDENTIALS,
    wrongCredentials: { apiKey: 'TEST_another-key' },
    order: { sku: 'OKMHM2X2OHYV', denomination: 2500n, currency: 'USD', country: 'US' },
    refusals: ['not_sold_here', 'insufficient_funds', 'invalid', 'credentials'],
    cancelIssued: 'not-cancelled',
    saysNotFound: true,
    resendsLost: true,
  },
  {
    supplier: reloadly,
    start: startReloadly,
    credentials: RELOADLY_CREDENTIALS,
    wrongCredentials: { ...RELOADLY_CREDENTIALS, clientSecret: 'another-secret' },
    order: { sku: '120', denomination: 5050n, currency: 'EUR', country: 'DE' },
    refusals: ['out_of_stock', 'not_sold_here', 'insufficient_funds', 'invalid'],
    cancelIssued: 'not-cancelled',
    saysNotFound: true,
    resendsLost: true,
  },
  {
    supplier: woohoo,
    start: startWoohoo,
    credentials: WOOHOO_CREDENTIALS,
    wrongCredentials: { ...WOOHOO_CREDENTIALS, password: 'another-password' },
    order: { sku: 'EGCGBTST001', denomination: 50_000n, currency: 'INR', country: 'IN' },
    refusals: ['out_of_stock', 'not_sold_here', 'insufficient_funds', 'invalid', 'refused'],
    cancelIssued: 'not-cancelled',
    saysNotFound: true,
    resendsLost: true,
  },
];
