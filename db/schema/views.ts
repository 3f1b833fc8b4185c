import { pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { at, tenantId, tenantRows } from '../columns.ts';

/** A way to look at a list that an operator wants to come back to: its filters, order and columns. */
export const savedViews = pgTable(
  'saved_views',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    operatorId: text('operator_id').notNull(),
    /** The list, e.g. `orders`. */
    place: text('place').notNull(),
    name: text('name').notNull(),
    /** The search of its URL, without the place in the list. */
    query: text('query').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('saved_views_name').on(t.tenantId, t.operatorId, t.place, t.name),
    tenantRows(),
  ],
);
