export {
  disableOperator,
  enableOperator,
  inviteColleague,
  listOperators,
  setOperatorRoles,
} from './access.ts';
export { tenantIdOfSecret } from './api-key.ts';
export {
  asAnyone,
  asApiKey,
  asSession,
  asSystem,
  type Cookie,
  type KnownKey,
  mayUseFrom,
} from './authenticate.ts';
export { searchColleagues } from './colleagues.ts';
export { endMyDevice, endMyOtherDevices, listMyDevices } from './devices.ts';
export { explainAccess } from './explain.ts';
export {
  accessNow,
  accessOf,
  askAccess,
  closeAccess,
  endAccess,
  grantAccess,
  listAccess,
  listAccessActs,
  refuseAccess,
} from './grants.ts';
export { browserHashOf, enterByHandOver, handOver } from './hand-over.ts';
export { createApiKey, listApiKeys, restrictApiKey, revokeApiKey, rotateApiKey } from './keys.ts';
export { addMany, changeMany, holdMembers } from './many.ts';
export { refuseBeyondLimit } from './member-limit.ts';
export {
  addMember,
  disableMember,
  enableMember,
  joinMember,
  listMembers,
  memberMe,
  operatorMe,
  showMember,
} from './members.ts';
export { addOperator, createStartingRoles } from './operators.ts';
export { PERMISSIONS, type Permission } from './permissions.ts';
export { changePreferences } from './preferences.ts';
export {
  selectMember as findMember,
  selectMemberByEmail as findMemberByEmail,
  selectOperator as findOperator,
} from './queries.ts';
export { createRole, deleteRole, editRole, listRoles } from './roles.ts';
export type { Member, Operator } from './schema.ts';
export { segmentsOf } from './segment-of.ts';
export { countSegments } from './segment-queries.ts';
export {
  createSegment,
  deleteSegment,
  editSegment,
  listSegmentMembers,
  listSegments,
  memberAttributes,
  openSegment,
  previewSegment,
  showSegment,
} from './segments.ts';
export { endMemberSessions, endSession } from './sessions.ts';
export {
  inviteOperator,
  magicToken,
  makeSignInCode,
  openSession,
  requestMagicLink,
  signInWithLink,
  signInWithPassword,
  spendSignInCode,
} from './sign-in.ts';
export { memberWithin } from './within.ts';
