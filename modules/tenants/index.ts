export { tenantByHost, tenantById } from './find.ts';
export { serviceForNew, serviceNamed } from './key-services.ts';
export { createKeys, currentKey, keyById, keyContext } from './keys.ts';
export { originOf } from './origin.ts';
export { resealBatch } from './reseal.ts';
export { installKey, rotateKey } from './rotate.ts';
export type { TenantView } from './schema.ts';
export {
  selectActiveTenants as activeTenants,
  selectTenantById as findTenant,
  selectTenantHosts as listTenantHosts,
} from './store.ts';
