import type { Actor, Ctx } from '#core/context.ts';
import type { Rule, RuledVerb } from './schema.ts';

export type Found = {
  id: string;
  verb: string;
  permission: string;
  input: unknown;
  facts: unknown;
  fingerprint: Buffer;
  requesterType: 'operator' | 'api_key';
  requesterId: string;
  requesterPersonId: string;
  eligible: string[];
  requestId: string;
  state: string;
  expiresAt: Date;
};

/** Takes what waits for this transaction; of what was decided already it only tells. */
export async function lockApproval({ sql, tenant }: Ctx, id: string): Promise<Found | null> {
  const fields = sql`
    id, verb, permission, input, facts, fingerprint, requester_type as "requesterType", requester_id as "requesterId",
    requester_person_id as "requesterPersonId", eligible, request_id as "requestId", state, expires_at as "expiresAt"`;
  const [waiting] = await sql<Found[]>`
    select ${fields} from approvals where tenant_id = ${tenant.id} and id = ${id} and state = 'waiting' for update`;
  if (waiting) return waiting;
  const [decided] = await sql<Found[]>`
    select ${fields} from approvals where tenant_id = ${tenant.id} and id = ${id}`;
  return decided ?? null;
}

/** Answers whether it was this decision that counts. */
export async function decide(
  { sql, tenant, now, actor }: Ctx,
  d: { id: string; state: 'approved' | 'rejected' | 'withdrawn'; note: string },
): Promise<boolean> {
  const rows = await sql`
    update approvals set state = ${d.state}, decided_at = ${now}, decider_id = ${actor.id}, decision_note = ${d.note}
     where tenant_id = ${tenant.id} and id = ${d.id} and state = 'waiting' returning 1`;
  return rows.length === 1;
}

/** Whoever asked, with what they may do now: null when disabled, revoked or not permitted any more. */
export async function selectActor(
  { sql, tenant }: Ctx,
  who: { type: 'operator' | 'api_key'; id: string },
): Promise<Extract<Actor, { permissions: ReadonlySet<string> }> | null> {
  const [row] =
    who.type === 'operator'
      ? await sql<{ permissions: string[] }[]>`
          select array(select p from operator_roles x
                         join roles r on r.tenant_id = x.tenant_id and r.id = x.role_id, unnest(r.permissions) p
                        where x.tenant_id = o.tenant_id and x.operator_id = o.id) as permissions
            from operators o where o.tenant_id = ${tenant.id} and o.id = ${who.id} and o.status = 'active'`
      : await sql<{ permissions: string[] }[]>`
          select scopes as permissions from api_keys
           where tenant_id = ${tenant.id} and id = ${who.id} and revoked_at is null`;
  return row ? { ...who, permissions: new Set(row.permissions) } : null;
}

export async function selectRules(
  { sql, tenant }: Ctx,
  verb?: RuledVerb,
): Promise<{ verb: RuledVerb; threshold: bigint | null }[]> {
  return sql<{ verb: RuledVerb; threshold: bigint | null }[]>`
    select verb, threshold from approval_rules
     where tenant_id = ${tenant.id} ${verb ? sql`and verb = ${verb}` : sql``} order by verb`;
}

export async function writeRule({ sql, tenant, now }: Ctx, verb: RuledVerb, rule: Rule): Promise<void> {
  if (rule.type === 'never') {
    await sql`delete from approval_rules where tenant_id = ${tenant.id} and verb = ${verb}`;
    return;
  }
  const threshold = rule.type === 'above' ? BigInt(rule.points) : null;
  await sql`
    insert into approval_rules (tenant_id, verb, threshold, changed_at) values (${tenant.id}, ${verb}, ${threshold}, ${now})
    on conflict (tenant_id, verb) do update set threshold = excluded.threshold, changed_at = excluded.changed_at`;
}
