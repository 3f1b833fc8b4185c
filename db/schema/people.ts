import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at, tenantId, tenantRows } from '../columns.ts';

/** A file of people: how its columns are read, and what became of it. */
export const memberImports = pgTable(
  'member_imports',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    fileName: text('file_name').notNull(),
    header: text('header').array().notNull(),
    /** The field that each column is read as; an empty text leaves a column out. */
    mapping: text('mapping').array().notNull(),
    state: text('state', { enum: ['read', 'applied', 'undone'] })
      .notNull()
      .default('read'),
    createdBy: text('created_by').notNull(),
    createdAt: at('created_at').notNull(),
    appliedAt: at('applied_at'),
    undoneAt: at('undone_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('member_imports_newest').on(t.tenantId, t.createdAt),
    tenantRows(),
  ],
);

/** A row of such a file as it was read, with what it would change or why it is refused. */
export const memberImportRows = pgTable(
  'member_import_rows',
  {
    tenantId: tenantId(),
    importId: text('import_id').notNull(),
    /** The line that a spreadsheet shows. */
    row: integer('row').notNull(),
    cells: text('cells').array().notNull(),
    verdict: text('verdict', { enum: ['new', 'changed', 'unchanged', 'refused'] }).notNull(),
    email: text('email'),
    memberId: text('member_id'),
    /** By field: its value before, null for somebody new. */
    before: jsonb('before').notNull(),
    after: jsonb('after').notNull(),
    faults: jsonb('faults').notNull(),
    /** Why undoing left something of this row as it is. */
    kept: text('kept'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.importId, t.row] }),
    foreignKey({
      columns: [t.tenantId, t.importId],
      foreignColumns: [memberImports.tenantId, memberImports.id],
      name: 'member_import_rows_import',
    }).onDelete('cascade'),
    index('member_import_rows_verdict').on(t.tenantId, t.importId, t.verdict, t.row),
    tenantRows(),
  ],
);
