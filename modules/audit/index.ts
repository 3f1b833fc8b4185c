export { listAudit, verifyAudit } from './list.ts';
