import { randomUUID } from 'node:crypto';
import type { Sql } from '#db/client.ts';
import { withoutTenant } from '#db/tenant.ts';

export type Claim = { tenantId: string; endpointId: string; turn: string; troubled: boolean };

/** Longer than a turn can last; a worker that is gone holds an endpoint up for no longer. */
const TURN_SECONDS = 60;

/** Puts endpoints in line, or has those that are there already served at once. Ids are taken in order, as locks are. */
export async function enqueueEndpoints(sql: Sql, tenantId: string, ids: readonly string[]): Promise<void> {
  await sql`
    insert into webhook_queue as q (tenant_id, endpoint_id)
    select ${tenantId}, id from unnest(${ids as string[]}::text[]) as id order by id
    on conflict (tenant_id, endpoint_id) do update
       set due_at = null, queued_at = case when q.due_at is null then q.queued_at else now() end`;
}

export type Room = {
  /** Turns that may begin: with endpoints in good standing, and with those that failed or were slow. */
  good: number;
  troubled: number;
  /** Turns of one tenant that may be under way, and how many are. */
  mostOfTenant: { good: number; troubled: number };
  underWay: ReadonlyMap<string, { good: number; troubled: number }>;
};

/**
 * Gives turns to the endpoints that are due, the longest waiting first, so many as there is room for. An endpoint is
 * in one turn at a time, whichever process has it; the lease is by the database's clock.
 */
export async function claimTurns(now: Date, room: Room): Promise<Claim[]> {
  const turn = randomUUID();
  const busy = [...room.underWay];
  return withoutTenant()<Claim[]>`
    with busy as (
      select * from unnest(${busy.map(([id]) => id)}::text[], ${busy.map(([, b]) => b.good)}::int[],
                           ${busy.map(([, b]) => b.troubled)}::int[]) as b(tenant_id, good, troubled)
    ), due as (
      select q.tenant_id, q.endpoint_id, q.troubled, q.queued_at,
             row_number() over (partition by q.tenant_id, q.troubled order by q.queued_at, q.endpoint_id)
               + coalesce(case when q.troubled then b.troubled else b.good end, 0) as nth
        from webhook_queue q left join busy b on b.tenant_id = q.tenant_id
       where (q.due_at is null or q.due_at <= ${now}) and (q.turn is null or q.turn_until < now())
    ), fair as (
      (select tenant_id, endpoint_id from due where not troubled and nth <= ${room.mostOfTenant.good}
        order by queued_at, nth limit ${room.good})
      union all
      (select tenant_id, endpoint_id from due where troubled and nth <= ${room.mostOfTenant.troubled}
        order by queued_at, nth limit ${room.troubled})
    ), free as (
      select q.tenant_id, q.endpoint_id from webhook_queue q join fair using (tenant_id, endpoint_id)
       where q.turn is null or q.turn_until < now()
         for update of q skip locked
    )
    update webhook_queue q set turn = ${turn}, turn_until = now() + make_interval(secs => ${TURN_SECONDS})
      from free f where q.tenant_id = f.tenant_id and q.endpoint_id = f.endpoint_id
    returning q.tenant_id as "tenantId", q.endpoint_id as "endpointId", q.turn, q.troubled`;
}

/**
 * Ends a turn: the endpoint goes to the end of the line, or out of it when nothing waits. Locked first and read after,
 * so that what is announced meanwhile is either seen here or puts the endpoint in line behind this.
 */
export async function endTurn(
  sql: Sql,
  { tenantId, endpointId, turn }: Omit<Claim, 'troubled'>,
  o: { troubled: boolean; open: boolean },
): Promise<void> {
  const held = await sql`
    select 1 from webhook_queue
     where tenant_id = ${tenantId} and endpoint_id = ${endpointId} and turn = ${turn} for update`;
  if (held.length === 0) return;
  const [next] = o.open
    ? await sql<{ at: Date | null }[]>`
        select next_attempt_at as at from webhook_deliveries
         where tenant_id = ${tenantId} and endpoint_id = ${endpointId} and state = 'waiting'
         order by next_attempt_at nulls first limit 1`
    : [];
  if (next) {
    await sql`
      update webhook_queue
         set turn = null, turn_until = null, due_at = ${next.at}, queued_at = now(), troubled = ${o.troubled}
       where tenant_id = ${tenantId} and endpoint_id = ${endpointId}`;
  } else {
    await sql`delete from webhook_queue where tenant_id = ${tenantId} and endpoint_id = ${endpointId}`;
  }
}

/** Gives a turn back that could not be used; the endpoint is served later. */
export async function postponeTurn({ tenantId, endpointId, turn }: Claim, until: Date): Promise<void> {
  await withoutTenant()`
    update webhook_queue set turn = null, turn_until = null, due_at = ${until}, queued_at = now()
     where tenant_id = ${tenantId} and endpoint_id = ${endpointId} and turn = ${turn}`;
}
