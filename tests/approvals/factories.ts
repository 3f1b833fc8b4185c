import type { Actor, Caller } from '#core/context.ts';
import { sha256 } from '#lib/crypto.ts';
import { newId } from '#lib/id.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { listApprovals, setRule } from '#modules/approvals/index.ts';
import type { RuledVerb } from '#modules/approvals/schema.ts';
import { asSession } from '#modules/identity/index.ts';
import { grantPoints } from '#modules/points/index.ts';
import { asPlatform, callerOf, lookingSql, NOW } from '#tests/factories.ts';
import { refusalOf } from '#tests/outcome.ts';

const DECIDER = ['approvals.decide', 'approvals.manage', 'points.grant', 'orders.refund', 'orders.manage'];

/** An operator whose role holds these permissions. */
export async function makeOperator(
  tenant: TenantRef,
  permissions: readonly string[] = DECIDER,
): Promise<string> {
  const [sql, id] = [lookingSql(), newId('operator')];
  await sql`insert into operators (tenant_id, id, email, name) values (${tenant.id}, ${id}, ${`${id}@example.com`}, ${id})`;
  await giveRole(tenant, id, permissions);
  return id;
}

export async function giveRole(
  tenant: TenantRef,
  operatorId: string,
  permissions: readonly string[],
): Promise<void> {
  const [sql, role] = [lookingSql(), newId('role')];
  await sql`insert into roles (tenant_id, id, name, permissions) values (${tenant.id}, ${role}, ${role}, ${[...permissions]})`;
  await sql`insert into operator_roles (tenant_id, operator_id, role_id) values (${tenant.id}, ${operatorId}, ${role})`;
}

/** Signed in for real: what the person may do is looked up in each transaction. */
export async function signedIn(
  tenant: TenantRef,
  operatorId: string,
  now = NOW,
): Promise<Caller & { sessionId: string }> {
  const [sql, sessionId, secret] = [lookingSql(), newId('session'), newId('session')];
  await sql`
    insert into sessions (tenant_id, id, kind, subject_id, secret_hash, created_at, expires_at)
    values (${tenant.id}, ${sessionId}, 'operator', ${operatorId}, ${sha256(secret)}, ${NOW}, ${new Date(NOW.getTime() + 2e9)})`;
  const nobody: Actor = { type: 'anonymous', id: 'anonymous' };
  return {
    ...callerOf(tenant, nobody, now),
    authenticate: asSession('operator', { sessionId, secret }),
    sessionId,
  };
}

export const wantTwo = (tenant: TenantRef, verb: RuledVerb, points: number | 'always') =>
  setRule.call(asPlatform(tenant), {
    verb,
    rule: points === 'always' ? { type: points } : { type: 'above', points },
  });

export const grantOf = (memberId: string, points = 500) => ({
  memberIds: [memberId],
  points,
  reason: 'Thanks',
});

/** What came of a call that needs a second person: the id of what waits, and the fingerprint to show. */
export async function asked(call: Promise<unknown>, tenant: TenantRef) {
  const refusal = await refusalOf(call);
  if (refusal.code !== 'needs_approval') throw refusal;
  const approvalId = String(refusal.params['approvalId']);
  return { approvalId, fingerprint: await fingerprintOf(tenant, approvalId), note: 'Seen' };
}

export async function fingerprintOf(tenant: TenantRef, approvalId: string): Promise<string> {
  const { items } = await listApprovals.call(asPlatform(tenant), { limit: 100 });
  return items.find((a) => a.approvalId === approvalId)?.fingerprint ?? '';
}

/** A grant that waits, and can be decided by the operator. */
export async function makeApproval(tenant: TenantRef, operatorId: string, memberId: string) {
  await wantTwo(tenant, 'points.grant', 100);
  await giveRole(tenant, operatorId, ['points.grant', 'approvals.decide']);
  const requester = await makeOperator(tenant, ['points.grant']);
  const waiting = await asked(grantPoints.call(await signedIn(tenant, requester), grantOf(memberId)), tenant);
  return { approvalId: waiting.approvalId, approvalFingerprint: waiting.fingerprint };
}
