import type { Ctx } from '#core/context.ts';
import { decodeCursor, type Page, toPage } from '#lib/page.ts';
import type { Known } from './check.ts';
import type { Line } from './read.ts';
import type { Counts, ImportField, ImportRow, ImportState, Values, Verdict } from './schema.ts';

type KnownRow = Required<Values> & { memberId: string; email: string };

/** Members by their address, in the words of a file: those it names, and whoever they name as managers. */
export async function selectKnown(
  { sql, tenant }: Ctx,
  emails: readonly string[],
): Promise<Map<string, Known>> {
  const rows = await sql<KnownRow[]>`
    select m.id as "memberId", m.email, m.name, m.country, m.locale, m.cost_centre as "costCentre",
           b.email as manager, m.joined_on::text as "joinedOn", m.status
      from members m
      left join members b on b.tenant_id = m.tenant_id and b.id = m.manager_id
     where m.tenant_id = ${tenant.id} and m.email = any(${emails as string[]})`;
  return new Map(rows.map(({ memberId, ...values }) => [values.email, { memberId, values }]));
}

export type StoredImport = {
  importId: string;
  fileName: string;
  header: string[];
  mapping: (ImportField | '')[];
  state: ImportState;
  createdAt: Date;
  appliedAt: Date | null;
  undoneAt: Date | null;
  by: string | null;
};

/** The newest imports, or one of them. */
export async function selectImports({ sql, tenant }: Ctx, importId?: string): Promise<StoredImport[]> {
  return sql<StoredImport[]>`
    select i.id as "importId", i.file_name as "fileName", i.header, i.mapping, i.state,
           i.created_at as "createdAt", i.applied_at as "appliedAt", i.undone_at as "undoneAt", o.name as by
      from member_imports i
      left join operators o on o.tenant_id = i.tenant_id and o.id = i.created_by
     where i.tenant_id = ${tenant.id} ${importId === undefined ? sql`` : sql`and i.id = ${importId}`}
     order by i.created_at desc, i.id desc limit 20`;
}

/** The import, kept from everybody else until this transaction ends. */
export async function lockImport({ sql, tenant }: Ctx, importId: string): Promise<ImportState | null> {
  const [row] = await sql<{ state: ImportState }[]>`
    select state from member_imports where tenant_id = ${tenant.id} and id = ${importId} for update`;
  return row?.state ?? null;
}

export async function countRows(
  { sql, tenant }: Ctx,
  importIds: readonly string[],
): Promise<Map<string, Counts & { kept: number }>> {
  const rows = await sql<{ importId: string; verdict: Verdict; n: number; kept: number }[]>`
    select import_id as "importId", verdict, count(*)::int as n, count(kept)::int as kept
      from member_import_rows where tenant_id = ${tenant.id} and import_id = any(${importIds as string[]})
     group by import_id, verdict`;
  const none = () => ({ new: 0, changed: 0, unchanged: 0, refused: 0, kept: 0 });
  const counts = new Map(importIds.map((id) => [id, none()]));
  for (const { importId, verdict, n, kept } of rows) {
    const own = counts.get(importId);
    if (own) Object.assign(own, { [verdict]: n, kept: own.kept + kept });
  }
  return counts;
}

export async function selectLines({ sql, tenant }: Ctx, importId: string, most?: number): Promise<Line[]> {
  return sql<Line[]>`
    select row, cells from member_import_rows where tenant_id = ${tenant.id} and import_id = ${importId}
     order by row ${most === undefined ? sql`` : sql`limit ${most}`}`;
}

/** The rows that would do something, or did. */
export async function selectEffects({ sql, tenant }: Ctx, importId: string): Promise<ImportRow[]> {
  return sql<ImportRow[]>`
    select row, verdict, email, member_id as "memberId", before, after, faults, kept
      from member_import_rows
     where tenant_id = ${tenant.id} and import_id = ${importId} and verdict in ('new', 'changed') order by row`;
}

/** Rows of an import in pages: refused ones first, where all are asked for. */
export async function selectRows(
  { sql, tenant }: Ctx,
  asked: { importId: string; verdict?: Verdict | undefined; cursor?: string | undefined; limit: number },
): Promise<Page<ImportRow>> {
  const after = decodeCursor(asked.cursor, ['integer', 'integer']);
  const rows = await sql<(ImportRow & { rank: number })[]>`
    select * from (
      select row, verdict, email, member_id as "memberId", before, after, faults, kept,
             array_position('{refused,changed,new,unchanged}', verdict) as rank
        from member_import_rows
       where tenant_id = ${tenant.id} and import_id = ${asked.importId}
         ${asked.verdict ? sql`and verdict = ${asked.verdict}` : sql``}) r
     where ${after ? sql`(rank, row) > (${after[0]}, ${after[1]})` : sql`true`}
     order by rank, row limit ${asked.limit + 1}`;
  const page = toPage(rows, asked.limit, (r) => [r.rank, r.row]);
  return { ...page, items: page.items.map(({ rank: _, ...row }) => row) };
}

/** Of these members the ones to whom something belongs: points, an order, a voucher or a reward. */
export async function selectHolders(
  { sql, tenant }: Ctx,
  memberIds: readonly string[],
): Promise<Set<string>> {
  const rows = await sql<{ id: string }[]>`
    select m.id from members m
     where m.tenant_id = ${tenant.id} and m.id = any(${memberIds as string[]})
       and (exists (select 1 from accounts a
                     where a.tenant_id = m.tenant_id and a.id = 'wallet:' || m.id || ':PTS'
                       and (a.credits_posted <> a.debits_posted or a.debits_pending > 0))
         or exists (select 1 from vouchers v where v.tenant_id = m.tenant_id and v.member_id = m.id)
         or exists (select 1 from orders o where o.tenant_id = m.tenant_id and o.member_id = m.id)
         or exists (select 1 from rewards r where r.tenant_id = m.tenant_id and r.member_id = m.id))`;
  return new Set(rows.map((row) => row.id));
}

/** Stands for what every row of an import would do. */
export async function fingerprintOf({ sql, tenant }: Ctx, importId: string): Promise<string> {
  const [row] = await sql<{ fingerprint: string }[]>`
    select md5(coalesce(string_agg(md5(concat_ws('|', row, verdict, email, before, after)), '' order by row), ''))
             as fingerprint
      from member_import_rows where tenant_id = ${tenant.id} and import_id = ${importId}`;
  return row?.fingerprint ?? '';
}
