export { lookForProof } from './adapters/host-proof.ts';
export { forgetTenants, tenantByHost, tenantById } from './find.ts';
export {
  addHost,
  claimedHost,
  listHosts,
  removeHost,
  setPrimaryHost,
  settleHost,
} from './hosts.ts';
export { serviceForNew, serviceNamed } from './key-services.ts';
export { createKeys, currentKey, firstKeys, keepFirstKeys, keyById, keyContext } from './keys.ts';
export { removeLogo, uploadLogo } from './logo.ts';
export { iconOf, logoFile } from './logo-file.ts';
export { originOf } from './origin.ts';
export { resealBatch } from './reseal.ts';
export { installKey, rotateKey } from './rotate.ts';
export type { TenantView } from './schema.ts';
export { setLanguages } from './set-languages.ts';
export { previewTheme, setTheme, showTheme } from './set-theme.ts';
export {
  type KeyRow,
  selectActiveTenants as activeTenants,
  selectTenantById as findTenant,
  selectTenantHosts as listTenantHosts,
} from './store.ts';
export { consoleOfTwin } from './twin.ts';
