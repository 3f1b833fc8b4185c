import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at, minorUnits, tenantId, tenantRows } from '../columns.ts';
import { products } from './catalog.ts';
import { stockBatches } from './vouchers.ts';

/** A product whose vouchers the tenant itself makes and takes: how its codes look and how they may be used. */
export const ownBrands = pgTable(
  'own_brands',
  {
    tenantId: tenantId(),
    productId: text('product_id').notNull(),
    /** Literals, `#` for a random character and `*` for the check character; see lib/code-pattern.ts. */
    pattern: text('pattern').notNull(),
    /** Whether a voucher may be used in parts. */
    partial: boolean('partial').notNull(),
    /** How long the merchant may take a redemption back. */
    undoSeconds: integer('undo_seconds').notNull(),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.productId] }),
    foreignKey({ columns: [t.productId], foreignColumns: [products.id], name: 'own_brands_product' }),
    check('own_brands_undo', sql`undo_seconds between 0 and 86400`),
    tenantRows(),
  ],
);

/** Codes that were asked for, and how many of them are there; a job makes the rest. */
export const codeRuns = pgTable(
  'code_runs',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    productId: text('product_id').notNull(),
    denomination: minorUnits('denomination').notNull(),
    batchId: text('batch_id').notNull(),
    wanted: integer('wanted').notNull(),
    made: integer('made').notNull().default(0),
    createdAt: at('created_at').notNull(),
    finishedAt: at('finished_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      columns: [t.tenantId, t.productId],
      foreignColumns: [ownBrands.tenantId, ownBrands.productId],
      name: 'code_runs_own_brand',
    }),
    foreignKey({
      columns: [t.tenantId, t.batchId],
      foreignColumns: [stockBatches.tenantId, stockBatches.id],
      name: 'code_runs_batch',
    }),
    check('code_runs_made', sql`made between 0 and wanted and (finished_at is not null) = (made = wanted)`),
    tenantRows(),
  ],
);
