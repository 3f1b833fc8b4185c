import type { Ctx } from '#core/context.ts';
import type { HeldRole, OperatorRow, RoleRow } from './access-schema.ts';

/** The role that holds everything; a program always has somebody who holds it. */
export const OWNER = 'Owner';

export async function selectRoles({ sql, tenant }: Ctx): Promise<RoleRow[]> {
  return sql<RoleRow[]>`
    select r.id as "roleId", r.name, r.permissions, r.version, r.name = ${OWNER} as "isOwner",
           (select count(*)::int from operator_roles x
              join operators o on o.tenant_id = x.tenant_id and o.id = x.operator_id and o.status = 'active'
             where x.tenant_id = r.tenant_id and x.role_id = r.id) as held
      from roles r where r.tenant_id = ${tenant.id} order by r.name = ${OWNER} desc, lower(r.name), r.id`;
}

type StoredOperator = Omit<OperatorRow, 'seenAt' | 'isMe'> & { seenAt: Date | null };

/** Everybody who works here, or one of them. */
export async function selectOperators(
  { sql, tenant, actor }: Ctx,
  operatorId?: string,
): Promise<OperatorRow[]> {
  const rows = await sql<StoredOperator[]>`
    select o.id as "operatorId", o.name, o.email, o.status,
           coalesce((select jsonb_agg(jsonb_build_object('roleId', r.id, 'name', r.name, 'costCentres', x.cost_centres)
                                      order by r.name)
                       from operator_roles x
                       join roles r on r.tenant_id = x.tenant_id and r.id = x.role_id
                      where x.tenant_id = o.tenant_id and x.operator_id = o.id), '[]'::jsonb) as roles,
           (select max(s.seen_at) from sessions s
             where s.tenant_id = o.tenant_id and s.subject_id = o.id) as "seenAt"
      from operators o
     where o.tenant_id = ${tenant.id} and o.guest_of is null ${operatorId === undefined ? sql`` : sql`and o.id = ${operatorId}`}
     order by o.status, lower(o.name), o.id limit 500`;
  return rows.map((row) => ({
    ...row,
    seenAt: row.seenAt?.toISOString() ?? null,
    isMe: row.operatorId === actor.id,
  }));
}

/** Keeps everybody else from changing who owns this program until the transaction ends. */
export async function lockOwners({ sql, tenant }: Ctx): Promise<void> {
  await sql`select 1 from roles where tenant_id = ${tenant.id} and name = ${OWNER} for update`;
}

/** How many active operators own this program, one of them left out. */
export async function countOwners({ sql, tenant }: Ctx, but: string): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from operator_roles x
      join roles r on r.tenant_id = x.tenant_id and r.id = x.role_id and r.name = ${OWNER}
      join operators o on o.tenant_id = x.tenant_id and o.id = x.operator_id and o.status = 'active'
     where x.tenant_id = ${tenant.id} and x.cost_centres is null and o.id <> ${but}`;
  return row?.n ?? 0;
}

/** Puts these roles in place of those that an operator had. */
export async function replaceRoles(
  { sql, tenant }: Ctx,
  operatorId: string,
  roles: readonly Pick<HeldRole, 'roleId' | 'costCentres'>[],
): Promise<void> {
  await sql`delete from operator_roles where tenant_id = ${tenant.id} and operator_id = ${operatorId}`;
  for (const { roleId, costCentres } of roles) {
    await sql`
      insert into operator_roles (tenant_id, operator_id, role_id, cost_centres)
      values (${tenant.id}, ${operatorId}, ${roleId}, ${costCentres})`;
  }
}

export async function insertBareOperator(
  { sql, tenant, now }: Ctx,
  o: { id: string; email: string; name: string },
): Promise<boolean> {
  const rows = await sql`
    insert into operators (tenant_id, id, email, name, created_at)
    values (${tenant.id}, ${o.id}, ${o.email}, ${o.name}, ${now})
    on conflict (tenant_id, email) do nothing returning 1`;
  return rows.length === 1;
}

export async function setOperatorStatus(
  { sql, tenant }: Ctx,
  id: string,
  status: 'active' | 'disabled',
): Promise<void> {
  await sql`update operators set status = ${status} where tenant_id = ${tenant.id} and id = ${id}`;
}

export async function insertNewRole(
  { sql, tenant }: Ctx,
  role: { id: string; name: string; permissions: string[] },
): Promise<boolean> {
  const rows = await sql`
    insert into roles (tenant_id, id, name, permissions) values (${tenant.id}, ${role.id}, ${role.name}, ${role.permissions})
    on conflict (tenant_id, name) do nothing returning 1`;
  return rows.length === 1;
}

/** Writes over the version that was edited, and over no other. */
export async function updateRole(
  { sql, tenant }: Ctx,
  role: { roleId: string; version: number; name: string; permissions: string[] },
): Promise<boolean> {
  const rows = await sql`
    update roles set name = ${role.name}, permissions = ${role.permissions}, version = version + 1
     where tenant_id = ${tenant.id} and id = ${role.roleId} and version = ${role.version} returning 1`;
  return rows.length === 1;
}

export async function removeRole({ sql, tenant }: Ctx, roleId: string): Promise<void> {
  await sql`delete from roles where tenant_id = ${tenant.id} and id = ${roleId}`;
}
