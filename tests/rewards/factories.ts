import { dispatchOutbox } from '#core/outbox.ts';
import { withTenant } from '#db/tenant.ts';
import type { TenantRef } from '#lib/tenant.ts';
import {
  claimByLink,
  grantRewards,
  rewardJobs,
  rewardLink,
  rewardSubscriptions,
} from '#modules/rewards/index.ts';
import { asKey, asPlatform, callerOf, lookingSql, NOW } from '#tests/factories.ts';

export const anyone = (tenant: TenantRef, now = NOW) =>
  callerOf(tenant, { type: 'anonymous', id: 'anonymous' }, now);

export const systemAt = (tenant: TenantRef, now: Date) =>
  callerOf(tenant, { type: 'system', id: 'test' }, now);

/** One reward by e-mail, with the token of its link. */
export async function makeReward(
  tenant: TenantRef,
  input: object,
): Promise<{ rewardId: string; token: string }> {
  const granted = await grantRewards.call(asKey(tenant), {
    recipients: [{ email: 'someone@example.com' }],
    ...input,
  });
  const rewardId = granted.rewardIds[0] ?? '';
  return { rewardId, token: await tokenOf(tenant, rewardId) };
}

export async function tokenOf(tenant: TenantRef, rewardId: string): Promise<string> {
  const { link } = await rewardLink.call(asKey(tenant), { rewardId });
  return link.split('/').at(-1) ?? '';
}

export const claim = (tenant: TenantRef, token: string, over: object = {}, now = NOW) =>
  claimByLink.call(anyone(tenant, now), { token, browser: 'a browser of the tests', ...over });

/** What an account of points can spend now; null if it was never used. */
export async function left(tenant: TenantRef, id: string): Promise<bigint | null> {
  const [row] = await lookingSql()<{ left: bigint }[]>`
    select credits_posted - debits_posted - debits_pending as left from accounts
     where tenant_id = ${tenant.id} and id = ${`${id}:PTS`}`;
  return row?.left ?? null;
}

export async function eventsOf(tenant: TenantRef, objectId: string): Promise<string[]> {
  const rows = await lookingSql()<{ type: string }[]>`
    select type from events where tenant_id = ${tenant.id} and object_id = ${objectId} order by sequence`;
  return rows.map((r) => r.type);
}

/** Lets the worker react to what has happened: the jobs of rewards, each once. */
export async function followUp(tenant: TenantRef): Promise<void> {
  while ((await dispatchOutbox(rewardSubscriptions)) > 0);
  const waiting = await withTenant(
    tenant.id,
    (sql) => sql<{ id: string; orderId: string }[]>`
    select id::text, payload -> 'data' ->> 'orderId' as "orderId" from graphile_worker._private_jobs
     where task_id = (select id from graphile_worker._private_tasks where identifier = 'rewards.settle')
       and payload ->> 'tenantId' = ${tenant.id}`,
  );
  for (const { id, orderId } of waiting) {
    await rewardJobs['rewards.settle'](asPlatform(tenant), { orderId });
    await lookingSql()`delete from graphile_worker._private_jobs where id = ${id}::bigint`;
  }
}
