import type { Ctx } from '#core/context.ts';
import { plain } from '#lib/plain.ts';
import { type AttemptRow, type OrderNote, PAYERS, type PayerLeg } from './schema.ts';

const MOST_ATTEMPTS = 500;
const MOST_NOTES = 200;

export async function selectQuotedAt({ sql, tenant }: Ctx, orderId: string): Promise<string | null> {
  const [row] = await sql<{ at: Date }[]>`
    select created_at as at from quotes where tenant_id = ${tenant.id} and order_id = ${orderId}`;
  return row?.at.toISOString() ?? null;
}

/** The newest notes, oldest first. */
export async function selectNotes({ sql, tenant }: Ctx, orderId: string): Promise<OrderNote[]> {
  const rows = await sql<(Omit<OrderNote, 'at'> & { at: Date })[]>`
    select n.id as "noteId", n.body as text, coalesce(p.name, k.name) as author, n.created_at as at
      from order_notes n
      left join operators p on p.tenant_id = n.tenant_id and p.id = n.author_id
      left join api_keys k on k.tenant_id = n.tenant_id and k.id = n.author_id
     where n.tenant_id = ${tenant.id} and n.order_id = ${orderId} order by n.id desc limit ${MOST_NOTES}`;
  return rows.map((r) => ({ ...r, at: r.at.toISOString() })).reverse();
}

/** Every attempt for an order, the first unit's first. */
export async function selectAttemptsOf({ sql, tenant }: Ctx, orderId: string): Promise<AttemptRow[]> {
  const rows = await sql<(Omit<AttemptRow, 'at' | 'settledAt'> & { at: Date; settledAt: Date | null })[]>`
    select f.id as "fulfilmentId", f.unit, f.attempt, f.supplier, a.name as account, f.outcome,
           f.supplier_reference as reference, f.detail, f.asks, f.created_at as at, f.settled_at as "settledAt"
      from fulfilments f
      join order_lines n on n.tenant_id = f.tenant_id and n.id = f.order_line_id
      left join supplier_accounts a on a.tenant_id = f.tenant_id and a.id = f.supplier_account_id
     where f.tenant_id = ${tenant.id} and n.order_id = ${orderId}
     order by n.first_unit, f.unit, f.attempt limit ${MOST_ATTEMPTS}`;
  return rows.map((r) => ({ ...r, at: r.at.toISOString(), settledAt: r.settledAt?.toISOString() ?? null }));
}

/** What each payer holds ready, gave and got back, from the transfers themselves. */
export async function selectMoney({ sql, tenant }: Ctx, orderId: string): Promise<PayerLeg[]> {
  const of = sql`t.tenant_id = ${tenant.id} and t.reference = ${orderId}`;
  type Leg = Omit<PayerLeg, 'held' | 'charged' | 'back'> & Record<'held' | 'charged' | 'back', bigint>;
  const rows = await sql<Leg[]>`
    with legs as (
      select t.debit_account_id as account, t.currency, t.amount as held, 0 as charged, 0 as back from transfers t
       where ${of} and t.type = 'pending'
         and not exists (select 1 from transfers r where r.tenant_id = t.tenant_id and r.pending_id = t.id)
       union all
      select t.debit_account_id, t.currency, 0, t.amount, 0 from transfers t
       where ${of} and t.code = 'redeem' and t.type in ('posted', 'post')
       union all
      select t.credit_account_id, t.currency, 0, 0, t.amount from transfers t
       where ${of} and t.code = 'refund' and t.type = 'posted'
    ), sums as (
      select a.kind, a.owner_id, l.currency, sum(l.held)::bigint as held, sum(l.charged)::bigint as charged,
             sum(l.back)::bigint as back
        from legs l join accounts a on a.tenant_id = ${tenant.id} and a.id = l.account
       where a.kind in ${sql([...PAYERS])} group by 1, 2, 3)
    select s.kind as payer, s.owner_id as "ownerId", b.name, s.currency, s.held, s.charged, s.back
      from sums s left join budgets b on b.tenant_id = ${tenant.id} and b.id = s.owner_id
     order by s.kind = 'card_clearing', s.charged desc, s.owner_id`;
  return rows.map((r) => ({ ...r, held: plain(r.held), charged: plain(r.charged), back: plain(r.back) }));
}
