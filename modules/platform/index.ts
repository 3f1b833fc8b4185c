export { enterTenant, leaveTenant, requestAccess, showMyAccess } from './access.ts';
export { asCommand } from './act.ts';
export { createTenant } from './create-tenant.ts';
export { beginFactor, giveFactor, showPlatformMe } from './factor.ts';
export { settleJob, showHealth } from './health.ts';
export {
  invitePlatformOperator,
  listPlatformOperators,
  resetFactor,
  setPlatformOperatorStatus,
  setPlatformPassword,
} from './operators.ts';
export { resealFactor } from './own-key.ts';
export {
  asPlatformSession,
  endPlatformSession,
  type PlatformCookie,
  requestPlatformLink,
  signInWithPlatformLink,
  signInWithPlatformPassword,
} from './sign-in.ts';
export { listTenants, setLimits, setTenantStatus, showTenant } from './tenants.ts';
