import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import { at, bytes, tenantId, tenantRows } from '../columns.ts';

/** Work on many rows, done chunk by chunk by jobs: how far it is, and where it goes on. */
export const bulkRuns = pgTable(
  'bulk_runs',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    /** The job that does its chunks, e.g. `orders.export`. */
    kind: text('kind').notNull(),
    /** Whoever holds it sees the run, beside the one who started it. */
    permission: text('permission').notNull(),
    actorType: text('actor_type').notNull(),
    actorId: text('actor_id').notNull(),
    input: jsonb('input').notNull(),
    state: text('state', { enum: ['waiting', 'running', 'done', 'failed', 'cancelled'] }).notNull(),
    /** Where the next chunk begins, in the words of its kind; null at the start. */
    cursor: jsonb('cursor'),
    /** Rows there are to do; null while nobody knows. */
    total: integer('total'),
    /** Rows that were done, those refused included. */
    done: integer('done').notNull().default(0),
    failed: integer('failed').notNull().default(0),
    /** Results that are kept; the counts go on when these are full. */
    kept: integer('kept').notNull().default(0),
    /** Chunks in a row that went wrong. */
    tries: integer('tries').notNull().default(0),
    /** Why it failed, as a sentence. */
    trouble: text('trouble'),
    fileName: text('file_name'),
    fileType: text('file_type'),
    fileBytes: bigint('file_bytes', { mode: 'number' }).notNull().default(0),
    fileParts: integer('file_parts').notNull().default(0),
    /** Until when the file can be had. */
    fileUntil: at('file_until'),
    requestId: text('request_id').notNull(),
    createdAt: at('created_at').notNull(),
    changedAt: at('changed_at').notNull(),
    finishedAt: at('finished_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('bulk_runs_actor').on(t.tenantId, t.actorId, t.id),
    index('bulk_runs_open').on(t.tenantId, t.changedAt).where(sql`state in ('waiting', 'running')`),
    check('bulk_runs_counts', sql`failed between 0 and done and (total is null or done <= total)`),
    check('bulk_runs_finished', sql`(finished_at is not null) = (state in ('done', 'cancelled'))`),
    tenantRows(),
  ],
);

/** What became of one row of a run. */
export const bulkResults = pgTable(
  'bulk_results',
  {
    tenantId: tenantId(),
    runId: text('run_id').notNull(),
    row: integer('row').notNull(),
    ok: boolean('ok').notNull(),
    /** What the row is about: an id, an address, a line of a file. */
    label: text('label').notNull(),
    message: text('message').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.runId, t.row] }),
    foreignKey({
      columns: [t.tenantId, t.runId],
      foreignColumns: [bulkRuns.tenantId, bulkRuns.id],
      name: 'bulk_results_run',
    }).onDelete('cascade'),
    index('bulk_results_refused').on(t.tenantId, t.runId, t.row).where(sql`not ok`),
    tenantRows(),
  ],
);

/** A part of a file that a run reads (`in`) or makes (`out`). */
export const bulkFiles = pgTable(
  'bulk_files',
  {
    tenantId: tenantId(),
    runId: text('run_id').notNull(),
    side: text('side', { enum: ['in', 'out'] }).notNull(),
    part: integer('part').notNull(),
    content: bytes('content').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.runId, t.side, t.part] }),
    foreignKey({
      columns: [t.tenantId, t.runId],
      foreignColumns: [bulkRuns.tenantId, bulkRuns.id],
      name: 'bulk_files_run',
    }).onDelete('cascade'),
    tenantRows(),
  ],
);
