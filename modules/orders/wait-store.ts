import type { Ctx } from '#core/context.ts';
import { plain } from '#lib/plain.ts';

type Wait = { listingId: string; denomination: bigint };

export async function updateWait({ sql, tenant, actor, now }: Ctx, w: Wait & { on: boolean }): Promise<void> {
  if (w.on) {
    await sql`
      insert into stock_waits (tenant_id, member_id, listing_id, denomination, asked_at)
      select tenant_id, id, ${w.listingId}, ${w.denomination}, ${now} from members
       where tenant_id = ${tenant.id} and id = ${actor.id}
      on conflict do nothing`;
    return;
  }
  await sql`delete from stock_waits where tenant_id = ${tenant.id} and member_id = ${actor.id}
               and listing_id = ${w.listingId} and denomination = ${w.denomination}`;
}

export async function selectWaits({ sql, tenant, actor }: Ctx, listingId: string): Promise<number[]> {
  const rows = await sql<{ denomination: bigint }[]>`
    select denomination from stock_waits
     where tenant_id = ${tenant.id} and member_id = ${actor.id} and listing_id = ${listingId}`;
  return rows.map((r) => plain(r.denomination));
}

/** What anybody waits for, at random: what never comes back must not keep the rest from being looked at. */
export async function selectWaited({ sql, tenant }: Ctx, limit: number): Promise<Wait[]> {
  return sql<Wait[]>`
    select listing_id as "listingId", denomination from stock_waits
     where tenant_id = ${tenant.id} group by 1, 2 order by random() limit ${limit}`;
}

const MOST_TOLD = 500;

/** Ends the waiting of those who asked first, and answers who they are; of two sweeps at once one gets each. */
export async function deleteWaits(
  { sql, tenant }: Ctx,
  w: Wait,
): Promise<{ memberId: string; askedAt: Date }[]> {
  return sql<{ memberId: string; askedAt: Date }[]>`
    delete from stock_waits where (tenant_id, member_id, listing_id, denomination) in (
      select tenant_id, member_id, listing_id, denomination from stock_waits
       where tenant_id = ${tenant.id} and listing_id = ${w.listingId} and denomination = ${w.denomination}
       order by asked_at, member_id limit ${MOST_TOLD} for update skip locked)
    returning member_id as "memberId", asked_at as "askedAt"`;
}
