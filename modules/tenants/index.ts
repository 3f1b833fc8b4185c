export { tenantByHost, tenantById } from './find.ts';
export { createKeys, currentKey, keyById } from './keys.ts';
export { originOf } from './origin.ts';
export type { TenantView } from './schema.ts';
export {
  selectActiveTenants as activeTenants,
  selectTenantById as findTenant,
  selectTenantHosts as listTenantHosts,
} from './store.ts';
