import type { Ctx } from '#core/context.ts';
import type { SavedView } from './schema.ts';

export async function selectViews({ sql, tenant, actor }: Ctx, place: string): Promise<SavedView[]> {
  return sql<SavedView[]>`
    select id as "viewId", name, query from saved_views
     where tenant_id = ${tenant.id} and operator_id = ${actor.id} and place = ${place}
     order by name limit 100`;
}
