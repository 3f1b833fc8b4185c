import type { Job } from '#core/jobs.ts';
import { chunkJob } from '#modules/bulk/index.ts';
import { exportAuditChunk } from './export.ts';

/** Task name → what the worker does. */
export const auditJobs: Readonly<Record<string, Job>> = { 'audit.export': chunkJob(exportAuditChunk) };
