import type { Ctx } from '#core/context.ts';
import { SEALED_TABLES, type SealedTable } from './keys-sealed.ts';

/** The tables of other modules are written here, and nothing of them but what a key did: `sealed` and `key_id`. */
export type SealedRow = { id: string; sealed: Buffer; keyId: string; context: string };
export type Rotation = { keyId: string; place: string; afterId: string; resealed: number; createdAt: Date };

export async function selectOpenRotation({ sql, tenant }: Ctx): Promise<string | null> {
  const [row] = await sql<{ id: string }[]>`
    select id from key_rotations where tenant_id = ${tenant.id} and finished_at is null`;
  return row?.id ?? null;
}

/** False when this rotation began before. */
export async function insertRotation({ sql, tenant, now }: Ctx, id: string, keyId: string): Promise<boolean> {
  const rows = await sql`
    insert into key_rotations (tenant_id, id, key_id, place, created_at)
    values (${tenant.id}, ${id}, ${keyId}, ${SEALED_TABLES[0].table}, ${now}) returning 1`;
  return rows.length === 1;
}

export async function rotationBegan({ sql, tenant }: Ctx, id: string): Promise<boolean> {
  const rows = await sql`select 1 from key_rotations where tenant_id = ${tenant.id} and id = ${id}`;
  return rows.length === 1;
}

/** Locks a rotation that is not finished, so that of two workers the second goes on where the first has ended. */
export async function lockRotation({ sql, tenant }: Ctx, id: string): Promise<Rotation | null> {
  const [row] = await sql<Rotation[]>`
    select key_id as "keyId", place, after_id as "afterId", resealed, created_at as "createdAt" from key_rotations
     where tenant_id = ${tenant.id} and id = ${id} and finished_at is null for update`;
  return row ?? null;
}

export async function saveRotation(
  { sql, tenant }: Ctx,
  id: string,
  at: { place: string; afterId: string; resealed: number },
): Promise<void> {
  await sql`update key_rotations set place = ${at.place}, after_id = ${at.afterId}, resealed = ${at.resealed}
             where tenant_id = ${tenant.id} and id = ${id}`;
}

/** The next rows of a table, not locked: an order that wants a code must not find it held. */
export async function selectSealed(
  { sql, tenant }: Ctx,
  { table, boundTo }: SealedTable,
  afterId: string,
  limit: number,
): Promise<SealedRow[]> {
  const bound = boundTo === 'fingerprint' ? sql`encode(fingerprint, 'hex')` : sql`id`;
  return sql<SealedRow[]>`
    select id, sealed, key_id as "keyId", tenant_id || ':' || ${bound} as context from ${sql(table)}
     where tenant_id = ${tenant.id} and id > ${afterId} order by id limit ${limit}`;
}

/** Writes what was sealed anew, where nobody else did meanwhile; answers how many. */
export async function updateSealed(
  { sql, tenant }: Ctx,
  { table }: SealedTable,
  keyId: string,
  rows: { id: string; oldKeyId: string; sealed: Buffer }[],
): Promise<number> {
  const done = await sql`
    update ${sql(table)} t set sealed = decode(r.sealed, 'hex'), key_id = ${keyId}
      from unnest(${rows.map((r) => r.id)}::text[], ${rows.map((r) => r.oldKeyId)}::text[],
                  ${rows.map((r) => r.sealed.toString('hex'))}::text[]) as r(id, old_key_id, sealed)
     where t.tenant_id = ${tenant.id} and t.id = r.id and t.key_id = r.old_key_id`;
  return done.count;
}

/** Whether any row of any sealed table is not under this key. */
export async function anyUnderOtherKey({ sql, tenant }: Ctx, keyId: string): Promise<boolean> {
  for (const { table } of SEALED_TABLES) {
    const rows = await sql`
      select 1 from ${sql(table)} where tenant_id = ${tenant.id} and key_id <> ${keyId} limit 1`;
    if (rows.length > 0) return true;
  }
  return false;
}

/** Ends a rotation; the keys before its own are marked as used by no row. */
export async function finishRotation({ sql, tenant, now }: Ctx, id: string, keyId: string): Promise<void> {
  await sql`update tenant_keys set retired_at = ${now}
             where tenant_id = ${tenant.id} and purpose = 'seal' and id < ${keyId} and retired_at is null`;
  await sql`update key_rotations set finished_at = ${now} where tenant_id = ${tenant.id} and id = ${id}`;
}
