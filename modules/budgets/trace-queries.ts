import type { Ctx } from '#core/context.ts';
import type { ActorRef } from './schema.ts';

export type Cause = { object: { type: string; id: string }; actor: ActorRef | null };
type Row = {
  reference: string;
  objectType: string;
  objectId: string;
  actorType: string;
  actorId: string;
  actorName: string | null;
};

/**
 * What transfers were for and who caused them, by their reference: the change of a budget, or else the object whose
 * first event has that id.
 */
export async function selectCauses(
  { sql, tenant }: Ctx,
  references: readonly string[],
): Promise<Map<string, Cause>> {
  const rows = await sql<Row[]>`
    with causes as (
      select c.id as reference, 'budget' as object_type, c.budget_id as object_id, c.actor_type, c.actor_id
        from budget_changes c where c.tenant_id = ${tenant.id} and c.id = any(${[...references]}::text[])
      union all
      select e.object_id, e.object_type, e.object_id, e.actor_type, e.actor_id from events e
       where e.tenant_id = ${tenant.id} and e.object_id = any(${[...references]}::text[]) and e.sequence = 1
    )
    select c.reference, c.object_type as "objectType", c.object_id as "objectId", c.actor_type as "actorType",
           c.actor_id as "actorId", coalesce(o.name, m.name, k.name) as "actorName"
      from causes c
      left join operators o on c.actor_type = 'operator' and o.tenant_id = ${tenant.id} and o.id = c.actor_id
      left join members m on c.actor_type = 'member' and m.tenant_id = ${tenant.id} and m.id = c.actor_id
      left join api_keys k on c.actor_type = 'api_key' and k.tenant_id = ${tenant.id} and k.id = c.actor_id`;
  return new Map(
    rows.map((r) => [
      r.reference,
      {
        object: { type: r.objectType, id: r.objectId },
        actor: { type: r.actorType, id: r.actorId, name: r.actorName },
      },
    ]),
  );
}

export type FoundTransfer = {
  transferId: string;
  createdAt: Date;
  type: string;
  code: string;
  amount: bigint;
  currency: string;
  from: string;
  to: string;
  pendingId: string | null;
  reference: string;
  part: number;
};

/** A transfer that came out of a budget or went into one. */
export async function selectTransfer({ sql, tenant }: Ctx, id: string): Promise<FoundTransfer | null> {
  const [row] = await sql<FoundTransfer[]>`
    select id as "transferId", created_at as "createdAt", type, code, amount, currency, debit_account_id as "from",
           credit_account_id as "to", pending_id as "pendingId", reference, part
      from transfers
     where tenant_id = ${tenant.id} and id = ${id}
       and (debit_account_id like 'budget:%' or credit_account_id like 'budget:%')`;
  return row ?? null;
}
