import { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import type { Cell } from '#lib/csv.ts';
import {
  type Chunk,
  FILE_TYPES,
  nextBytes,
  sheetSchema,
  startRun,
  takeChunk,
  type UnderWay,
} from '#modules/bulk/index.ts';
import { countEntries, type SealedEntry, selectSealed } from './export-queries.ts';
import { auditFilter, runOfAuditInput } from './schema.ts';
import { FILE_HEAD } from './sealed-file.ts';

const KIND = 'audit.export';
const CHUNK = 500;
const cursorSchema = z.object({ after: z.string().nullable(), sheet: sheetSchema });

/**
 * Writes entries that a filter lets through to a file, oldest first, each as it was sealed and with its block of the
 * chain, so that whoever has the file can check it without this installation; jobs do it.
 */
export const exportAudit = verb({
  name: 'audit.export',
  permission: 'audit.read',
  input: auditFilter,
  run: async (ctx, input): Promise<{ runId: string }> => {
    const makes = { name: `audit-${ctx.now.toISOString().slice(0, 10)}.csv`, type: FILE_TYPES.csv };
    return { runId: await startRun(ctx, { kind: KIND, permission: 'audit.read', input, makes }) };
  },
});

/** The next entries of such a file. */
export const exportAuditChunk = verb({
  name: 'audit.exportChunk',
  permission: 'audit.read',
  input: runOfAuditInput,
  run: (ctx, { runId }) => takeChunk(ctx, { runId, kind: KIND }, (run) => nextChunk(ctx, run)),
});

async function nextChunk(ctx: Ctx, run: UnderWay): Promise<Chunk> {
  const filter = auditFilter.parse(run.input);
  const { after, sheet } = cursorSchema.parse(run.cursor ?? { after: null });
  const total = run.cursor ? run.total : await countEntries(ctx, filter);
  const entries = await selectSealed(ctx, { ...filter, after, limit: CHUNK });
  const last = entries.length < CHUNK;
  const rows = entries.map((entry) => cellsOf(entry, ctx.tenant.id));
  const { bytes, sheet: written } = nextBytes({ format: 'csv', head: FILE_HEAD, rows, sheet, last });
  return {
    cursor: last ? null : { after: entries.at(-1)?.id ?? null, sheet: written },
    done: rows.length,
    bytes,
    ...(total !== null && { total }),
  };
}

function cellsOf(e: SealedEntry, tenantId: string): Cell[] {
  return [
    e.id,
    e.at.toISOString(),
    e.actorType,
    e.actorId,
    e.actorName,
    e.verb,
    e.objectId,
    e.requestId,
    `${e.position}`,
    e.sealed,
    e.digest,
    tenantId,
    e.height === null ? null : `${e.height}`,
    e.after === null ? null : `${e.after}`,
    e.through === null ? null : `${e.through}`,
    e.previousHash,
    e.hash,
  ];
}
