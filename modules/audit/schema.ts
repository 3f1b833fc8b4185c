import { z } from 'zod';
import { idSchema } from '#lib/id.ts';
import { pageInput } from '#lib/page.ts';

const part = z.string().trim().max(120).optional();
/** Which entries are meant; days are the tenant's own, the last one included. */
export const auditFilter = z.object({
  /** A verb, or the module before its dot. */
  verb: part,
  actorId: part,
  objectId: part,
  requestId: part,
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});
export type AuditFilter = z.output<typeof auditFilter>;
export const listAuditInput = z.object({ ...auditFilter.shape, ...pageInput });
export const runOfAuditInput = z.object({ runId: idSchema('bulkRun') });

export type AuditRow = {
  auditId: string;
  verb: string;
  actor: { type: string; id: string; name: string | null };
  objectId: string | null;
  requestId: string;
  at: string;
  /** What changed, where the verb says it: each field with its value before and after. */
  changes: { field: string; before: string | null; after: string | null }[];
};
/** What a look at the whole chain of records came to. */
export type AuditVerdict = {
  blocks: number;
  rows: number;
  unsealed: number;
  head: string | null;
  /** The first thing that is not as it was sealed. */
  wrong: { what: string; id: string | null } | null;
};
