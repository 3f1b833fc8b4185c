import type { Ctx } from '#core/context.ts';
import { notFound } from '#lib/errors.ts';

export type CartHead = { revision: number; orderId: string | null; orderedRevision: number | null };

/** The member's cart, made if there is none, and locked: its changes follow one another. */
export async function lockCart({ sql, tenant, actor, now }: Ctx): Promise<CartHead> {
  await sql`insert into carts (tenant_id, member_id, revision, changed_at)
            select tenant_id, id, 0, ${now} from members where tenant_id = ${tenant.id} and id = ${actor.id}
            on conflict do nothing`;
  const [row] = await sql<CartHead[]>`
    select revision, order_id as "orderId", ordered_revision as "orderedRevision" from carts
     where tenant_id = ${tenant.id} and member_id = ${actor.id} for no key update`;
  return row ?? notFound();
}

export type NewLine = {
  id: string;
  listingId: string;
  denomination: bigint;
  quantity: number;
  seenPoints: bigint;
};

/** Adds to the line of the same listing and value, or begins one; answers how many it has then. */
export async function addToLine({ sql, tenant, actor, now }: Ctx, line: NewLine): Promise<number> {
  const [row] = await sql<[{ quantity: number }]>`
    insert into cart_lines as c (tenant_id, id, member_id, listing_id, denomination, quantity, seen_points, created_at)
    values (${tenant.id}, ${line.id}, ${actor.id}, ${line.listingId}, ${line.denomination}, ${line.quantity},
            ${line.seenPoints}, ${now})
    on conflict (tenant_id, member_id, listing_id, denomination)
    do update set quantity = least(c.quantity + excluded.quantity, 100), seen_points = excluded.seen_points
    returning quantity`;
  return row.quantity;
}

export async function updateQuantity(
  { sql, tenant, actor }: Ctx,
  line: { lineId: string; quantity: number },
): Promise<boolean> {
  const mine = sql`tenant_id = ${tenant.id} and member_id = ${actor.id} and id = ${line.lineId}`;
  const changed =
    line.quantity === 0
      ? await sql`delete from cart_lines where ${mine} returning 1`
      : await sql`update cart_lines set quantity = ${line.quantity} where ${mine} returning 1`;
  return changed.length > 0;
}

export async function deleteLines({ sql, tenant, actor }: Ctx, ids: string[]): Promise<void> {
  await sql`delete from cart_lines where tenant_id = ${tenant.id} and member_id = ${actor.id} and id = any(${ids})`;
}

/** Counts a change of the locked cart, and remembers the order when that was the change. */
export async function bump(
  { sql, tenant, actor, now }: Ctx,
  ordered?: { orderId: string; revision: number },
): Promise<void> {
  await sql`
    update carts set revision = revision + 1, changed_at = ${now}
           ${ordered ? sql`, order_id = ${ordered.orderId}, ordered_revision = ${ordered.revision}` : sql``}
     where tenant_id = ${tenant.id} and member_id = ${actor.id}`;
}

/** Remembers that the member has seen these prices. */
export async function updateSeen(
  { sql, tenant, actor }: Ctx,
  seen: { id: string; points: number }[],
): Promise<void> {
  await sql`
    update cart_lines c set seen_points = s.points
      from jsonb_to_recordset(${seen as never}::jsonb) as s(id text, points bigint)
     where c.tenant_id = ${tenant.id} and c.member_id = ${actor.id} and c.id = s.id and c.seen_points <> s.points`;
}

export type CartQuoteRow = { quoteId: string; revision: number; lineIds: string[] };
const KEPT_MS = 86_400_000;

/** Writes down what a quote is of, and forgets those of which nobody will ask any more. */
export async function insertCartQuote({ sql, tenant, actor, now }: Ctx, q: CartQuoteRow): Promise<void> {
  const before = new Date(now.getTime() - KEPT_MS);
  await sql`delete from cart_quotes
             where tenant_id = ${tenant.id} and member_id = ${actor.id} and created_at < ${before}`;
  await sql`insert into cart_quotes (tenant_id, quote_id, member_id, revision, line_ids, created_at)
            values (${tenant.id}, ${q.quoteId}, ${actor.id}, ${q.revision}, ${q.lineIds}, ${now})`;
}
