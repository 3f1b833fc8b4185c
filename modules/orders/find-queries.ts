import type { Ctx } from '#core/context.ts';
import type { FoundBy } from './schema.ts';

/** Of each way to find an order the newest so many: whoever looks for older ones says more. */
const MOST_EACH = 200;
const MOST_NAMES = 40;
/** How far back free words are looked for, where no index can answer. */
const MOST_READ = 10_000;
/** Whoever has a whole id looks for no words. */
const WHOLE_ID = /^[a-z]{3}_[0-9a-z]{26}$/;

const WAYS: readonly FoundBy[] = ['voucher', 'reference', 'recipient', 'product', 'words'];
/** What some words mean, each id with how it was found; `more` when there may be older ones. */
export type Found = { by: Map<string, FoundBy>; more: boolean };

/** Row security keeps `like` from every index; what begins with some text is a range, which it lets through. */
function beginning(text: string): { from: string; until: string } {
  return { from: text, until: `${text}\u{10ffff}` };
}

/**
 * The ids of the orders that some words mean, each with how it was found: its own id or one of its parts', the end of
 * a voucher's code, a supplier's reference, who receives it, or what it is.
 */
export async function selectFound(ctx: Ctx, q: string): Promise<Found> {
  const { sql, tenant } = ctx;
  const mail = beginning(q.toLowerCase());
  const like = `%${q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  const words = WHOLE_ID.test(q) ? 0 : 1;
  const ends = [...new Set([q, q.toUpperCase(), q.toLowerCase()])];
  const rows = await sql<{ id: string; by: FoundBy }[]>`
    with people as (
      select m.id from members m
       where m.tenant_id = ${tenant.id} and (m.name ilike ${like} or m.email like ${like}) order by m.id limit ${words * MOST_NAMES}
    ), goods as (
      select p.id from products p where p.search_text like ${like} order by p.id limit ${words * MOST_NAMES}
    )
    select o.id, 'order' as by from orders o where o.tenant_id = ${tenant.id} and o.id = ${q}
     union all
    (select v.order_id, 'voucher' from vouchers v
      where v.tenant_id = ${tenant.id} and (v.last_four = any(${ends}) or v.id = ${q}) order by v.id desc limit ${MOST_EACH})
     union all
    (select n.order_id, 'reference' from fulfilments f
       join order_lines n on n.tenant_id = f.tenant_id and n.id = f.order_line_id
      where f.tenant_id = ${tenant.id} and (f.supplier_reference = ${q} or f.id = ${q}) limit ${MOST_EACH})
     union all
    (select o.id, 'recipient' from orders o
      where o.tenant_id = ${tenant.id} and o.recipient_email = ${mail.from} order by o.id desc limit ${MOST_EACH})
     union all
    (select o.id, 'recipient' from orders o
      where o.tenant_id = ${tenant.id} and o.recipient_email ~>~ ${mail.from} and o.recipient_email ~<~ ${mail.until}
      limit ${MOST_EACH})
     union all
    (select o.id, 'recipient' from people,
            lateral (select id, created_at from orders x where x.tenant_id = ${tenant.id} and x.member_id = people.id
                      order by created_at desc, id desc limit ${MOST_EACH}) o
      order by o.created_at desc, o.id desc limit ${MOST_EACH})
     union all
    (select o.id, 'product' from goods,
            lateral (select order_id as id, created_at from order_lines n
                      where n.tenant_id = ${tenant.id} and n.product_id = goods.id
                      order by created_at desc, order_id desc limit ${MOST_EACH}) o
      order by o.created_at desc, o.id desc limit ${MOST_EACH})
     union all
    (select o.id, 'words' from (
        select id, search_text from orders where tenant_id = ${tenant.id} order by id desc limit ${words * MOST_READ}) o
      where o.search_text like ${like} order by o.id desc limit ${MOST_EACH})`;
  const by = new Map<string, FoundBy>();
  for (const row of rows) if (!by.has(row.id)) by.set(row.id, row.by);
  return { by, more: WAYS.some((way) => rows.filter((row) => row.by === way).length >= MOST_EACH) };
}
