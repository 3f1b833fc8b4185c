import type { Ctx } from '#core/context.ts';
import type { Checked } from './check.ts';
import type { ImportField } from './schema.ts';

const AT_ONCE = 5000;

export async function insertImport(
  { sql, tenant, actor, now }: Ctx,
  i: { id: string; fileName: string; header: string[]; mapping: (ImportField | '')[] },
): Promise<void> {
  await sql`
    insert into member_imports (tenant_id, id, file_name, header, mapping, created_by, created_at)
    values (${tenant.id}, ${i.id}, ${i.fileName}, ${i.header}, ${i.mapping}, ${actor.id}, ${now})`;
}

export async function writeMapping(
  { sql, tenant }: Ctx,
  i: { importId: string; mapping: (ImportField | '')[] },
): Promise<void> {
  await sql`update member_imports set mapping = ${i.mapping} where tenant_id = ${tenant.id} and id = ${i.importId}`;
}

/** Writes what each row would do, in place of what was written before. */
export async function writeRows(
  { sql, tenant }: Ctx,
  importId: string,
  rows: readonly Checked[],
): Promise<void> {
  await sql`delete from member_import_rows where tenant_id = ${tenant.id} and import_id = ${importId}`;
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    await sql`
      insert into member_import_rows (tenant_id, import_id, row, cells, verdict, email, member_id, before, after,
                                      faults)
      select ${tenant.id}, ${importId}, r.row, r.cells, r.verdict, r.email, r."memberId", r.before, r.after, r.faults
        from jsonb_to_recordset(${rows.slice(at, at + AT_ONCE) as never}::jsonb)
          as r(row int, cells text[], verdict text, email text, "memberId" text, before jsonb, after jsonb,
               faults jsonb)`;
  }
}

/** Marks an import as applied and notes who its new people became. */
export async function markApplied(
  { sql, tenant, now }: Ctx,
  importId: string,
  made: readonly { row: number; id: string }[],
): Promise<void> {
  await sql`
    update member_imports set state = 'applied', applied_at = ${now}
     where tenant_id = ${tenant.id} and id = ${importId}`;
  await sql`
    update member_import_rows r set member_id = m.id
      from jsonb_to_recordset(${made as never}::jsonb) as m(row int, id text)
     where r.tenant_id = ${tenant.id} and r.import_id = ${importId} and r.row = m.row`;
}

/** Marks an import as undone and says of each row why something of it stayed. */
export async function markUndone(
  { sql, tenant, now }: Ctx,
  importId: string,
  kept: readonly { row: number; why: string }[],
): Promise<void> {
  await sql`
    update member_imports set state = 'undone', undone_at = ${now}
     where tenant_id = ${tenant.id} and id = ${importId}`;
  await sql`
    update member_import_rows r set kept = k.why
      from jsonb_to_recordset(${kept as never}::jsonb) as k(row int, why text)
     where r.tenant_id = ${tenant.id} and r.import_id = ${importId} and r.row = k.row`;
}
