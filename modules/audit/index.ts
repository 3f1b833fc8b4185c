export { exportAudit } from './export.ts';
export { auditJobs } from './jobs.ts';
export { listAudit, verifyAudit } from './list.ts';
