import type { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { decodeCursor, type Page, toPage } from '#lib/page.ts';
import type { ApprovalRow, ApprovalState, listApprovalsInput } from './schema.ts';

type Row = Omit<
  ApprovalRow,
  'requester' | 'state' | 'createdAt' | 'expiresAt' | 'decidedAt' | 'mayDecide'
> & {
  requesterType: 'operator' | 'api_key';
  requesterName: string;
  state: Exclude<ApprovalState, 'expired'>;
  createdAt: Date;
  expiresAt: Date;
  decidedAt: Date | null;
  entitled: boolean;
};

/** Whether the one who asks could decide `a`: entitled when it was asked, and by today's roles. */
function entitled({ sql, actor }: Ctx) {
  return sql`
    (${actor.type} = 'operator' and ${actor.id} = any(a.eligible) and exists (
      select 1 from operator_roles x join roles r on r.tenant_id = x.tenant_id and r.id = x.role_id
       where x.tenant_id = a.tenant_id and x.operator_id = ${actor.id} and a.permission = any(r.permissions)))`;
}

export async function selectApprovals(
  ctx: Ctx,
  input: z.output<typeof listApprovalsInput>,
): Promise<Page<ApprovalRow>> {
  const { sql, tenant, now, actor } = ctx;
  const after = decodeCursor(input.cursor, ['text'])?.[0];
  const open = sql`(a.state = 'waiting' and a.expires_at > ${now})`;
  const waits = input.which === 'waiting';
  const rows = await sql<Row[]>`
    select a.id as "approvalId", a.verb, a.facts, a.reason, encode(a.fingerprint, 'hex') as fingerprint, a.state,
           a.requester_type as "requesterType", coalesce(k.name, p.name) as "requesterName", a.created_at as "createdAt",
           a.expires_at as "expiresAt", a.decided_at as "decidedAt", d.name as decider, a.decision_note as note,
           ${entitled(ctx)} as entitled, a.requester_person_id = ${actor.id} as "mayWithdraw"
      from approvals a
      join operators p on p.tenant_id = a.tenant_id and p.id = a.requester_person_id
      left join api_keys k on k.tenant_id = a.tenant_id and k.id = a.requester_id
      left join operators d on d.tenant_id = a.tenant_id and d.id = a.decider_id
     where a.tenant_id = ${tenant.id} and ${waits ? open : sql`not ${open}`}
       ${after ? (waits ? sql`and a.id > ${after}` : sql`and a.id < ${after}`) : sql``}
     order by a.id ${waits ? sql`asc` : sql`desc`} limit ${input.limit + 1}`;
  return toPage(
    rows.map((r) => toApproval(r, now)),
    input.limit,
    (r) => [r.approvalId],
  );
}

export async function selectOpen(ctx: Ctx): Promise<{ waiting: number }> {
  const { sql, tenant, now } = ctx;
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from (
      select 1 from approvals a
       where a.tenant_id = ${tenant.id} and a.state = 'waiting' and a.expires_at > ${now} and ${entitled(ctx)} limit 100) w`;
  return { waiting: row?.n ?? 0 };
}

function toApproval({ requesterType, requesterName, entitled: may, ...r }: Row, now: Date): ApprovalRow {
  const open = r.state === 'waiting' && r.expiresAt > now;
  return {
    ...r,
    state: r.state === 'waiting' && !open ? 'expired' : r.state,
    requester: { type: requesterType, name: requesterName },
    createdAt: r.createdAt.toISOString(),
    expiresAt: r.expiresAt.toISOString(),
    decidedAt: r.decidedAt?.toISOString() ?? null,
    mayDecide: open && may,
    mayWithdraw: open && r.mayWithdraw,
  };
}
