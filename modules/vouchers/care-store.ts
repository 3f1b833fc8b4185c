import type { Ctx } from '#core/context.ts';
import { decodeCursor, type Page, toPage } from '#lib/page.ts';
import type { ProblemKind, ProblemRow } from './schema.ts';

export async function saveLeft(
  { sql, tenant, now }: Ctx,
  voucherId: string,
  left: bigint | null,
): Promise<void> {
  if (left === null) {
    await sql`delete from voucher_notes where tenant_id = ${tenant.id} and voucher_id = ${voucherId}`;
    return;
  }
  await sql`
    insert into voucher_notes (tenant_id, voucher_id, remaining, noted_at)
    values (${tenant.id}, ${voucherId}, ${left}, ${now})
    on conflict (tenant_id, voucher_id) do update set remaining = excluded.remaining, noted_at = excluded.noted_at`;
}

/** False when it was said already and nobody has answered yet. */
export async function insertProblem(
  { sql, tenant, now }: Ctx,
  p: { id: string; voucherId: string; kind: ProblemKind },
): Promise<boolean> {
  const rows = await sql`
    insert into voucher_problems (tenant_id, id, voucher_id, kind, created_at)
    values (${tenant.id}, ${p.id}, ${p.voucherId}, ${p.kind}, ${now})
    on conflict do nothing returning 1`;
  return rows.length === 1;
}

/** The voucher of the problem that was closed by this, or null when none was open. */
export async function closeProblem({ sql, tenant, now }: Ctx, id: string): Promise<string | null> {
  const [row] = await sql<{ voucherId: string }[]>`
    update voucher_problems set closed_at = ${now}
     where tenant_id = ${tenant.id} and id = ${id} and closed_at is null returning voucher_id as "voucherId"`;
  return row?.voucherId ?? null;
}

export async function selectProblems(
  { sql, tenant }: Ctx,
  input: { open: boolean; cursor?: string | undefined; limit: number },
): Promise<Page<ProblemRow>> {
  const after = decodeCursor(input.cursor, ['text']);
  const rows = await sql<(Omit<ProblemRow, 'createdAt' | 'closedAt'> & { at: Date; closed: Date | null })[]>`
    select b.id as "problemId", b.voucher_id as "voucherId", v.order_id as "orderId", p.name as "productName", b.kind,
           b.created_at as at, b.closed_at as closed
      from voucher_problems b
      join vouchers v on v.tenant_id = b.tenant_id and v.id = b.voucher_id
      join products p on p.id = v.product_id
     where b.tenant_id = ${tenant.id} and (b.closed_at is null) = ${input.open}
       ${after ? sql`and b.id < ${after[0]}` : sql``}
     order by b.id desc limit ${input.limit + 1}`;
  const items = rows.map(({ at, closed, ...row }) => ({
    ...row,
    createdAt: at.toISOString(),
    closedAt: closed?.toISOString() ?? null,
  }));
  return toPage(items, input.limit, (r) => [r.problemId]);
}

export type Reminder = {
  voucherId: string;
  memberId: string;
  productName: string;
  days: number;
  expiresOn: string;
};

/**
 * Writes down whom to remind now, and answers them: each voucher that still works, at the nearest distance that it has
 * come within, once. One that was issued within the distance is left alone; its holder has only just seen the date.
 */
export async function insertReminders(
  { sql, tenant, now }: Ctx,
  distances: readonly number[],
  limit: number,
): Promise<Reminder[]> {
  return sql<Reminder[]>`
    with near as (
      select v.id, v.member_id, v.product_id, v.expires_on, v.issued_at,
             (select min(d) from unnest(${distances as number[]}::int[]) d where v.expires_on <= ${now}::date + d) as days
        from vouchers v
       where v.tenant_id = ${tenant.id} and v.state in ('issued', 'delivered', 'viewed') and v.member_id is not null
         and v.expires_on between ${now}::date and ${now}::date + ${Math.max(...distances)}::int
    ), due as (
      select id, member_id, product_id, expires_on, days from near n
       where n.issued_at::date <= n.expires_on - n.days
         and not exists (select 1 from voucher_reminders r
                          where r.tenant_id = ${tenant.id} and r.voucher_id = n.id and r.days <= n.days)
       order by id limit ${limit}
    ), said as (
      insert into voucher_reminders (tenant_id, voucher_id, days, reminded_at)
      select ${tenant.id}, id, days, ${now} from due on conflict do nothing returning voucher_id
    )
    select due.id as "voucherId", due.member_id as "memberId", due.days, due.expires_on::text as "expiresOn",
           p.name as "productName"
      from due join said on said.voucher_id = due.id join products p on p.id = due.product_id`;
}
