export { asCommand } from './act.ts';
export { createTenant } from './create-tenant.ts';
