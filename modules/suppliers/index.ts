export { createAccount, listAccounts, setAccountStatus, updateSupplierAccount } from './accounts.ts';
export { listAlerts } from './alerts.ts';
export { checkBalances, checkStock } from './checks.ts';
export { noteOutcome } from './health.ts';
export { supplierJobs } from './jobs.ts';
export { listOffers, matchOffer, setOfferPriority } from './offers.ts';
export type {
  Cost,
  Lookup,
  Outcome,
  RejectReason,
  SuppliedVoucher,
  Supplier,
  SupplierAccess,
  SupplierKind,
  SupplierOrder,
} from './port.ts';
export { selectSuppliedValues as valuesSupplied } from './queries.ts';
export { supplierOf } from './registry.ts';
export { accessOf, type Candidate, hasRoute, routeFor, type Wanted } from './route.ts';
export { refreshInStock } from './shelves.ts';
export { listSyncs, showSync, startSync } from './sync.ts';
