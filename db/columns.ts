import { sql } from 'drizzle-orm';
import { bigint, customType, pgPolicy, text, timestamp } from 'drizzle-orm/pg-core';

/** Row security of every tenant table: an unset tenant (NULL or '') equals no row. */
export function tenantRows() {
  return pgPolicy('tenant_rows', {
    as: 'permissive',
    for: 'all',
    to: 'public',
    using: sql`tenant_id = current_setting('damson.tenant', true)`,
    withCheck: sql`tenant_id = current_setting('damson.tenant', true)`,
  });
}

export const tenantId = () => text('tenant_id').notNull();
export const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
/** Minor units of a currency; points are a currency. */
export const minorUnits = (name: string) => bigint(name, { mode: 'bigint' });
export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
