import type { Fragment } from 'postgres';
import type { Ctx } from '#core/context.ts';
import type { Reward } from './reward.ts';
import type { RewardState } from './schema.ts';

const terms = (sql: Ctx['sql']) => sql`
  json_build_object('markupBasisPoints', markup_basis_points, 'markupPoints', markup_points, 'roundTo', round_to)`;

const columns = (sql: Ctx['sql']) => sql`
  id, kind, state, member_id as "memberId", email, name, sender, message, value, currency, product_id as "productId",
  product_ids as "productIds", country, budget_id as "budgetId", reserved, rate_points as "ratePoints",
  rate_minor_units as "rateMinorUnits", ${terms(sql)} as terms, delivery, sealed, key_id as "keyId",
  expires_at as "expiresAt", order_id as "orderId", claimer_hash as "claimerHash", claims, returns,
  settled_at as "settledAt", created_at as "createdAt"`;

async function select({ sql, tenant }: Ctx, which: Fragment, locked: boolean): Promise<Reward | null> {
  const [row] = await sql<Reward[]>`
    select ${columns(sql)} from rewards where tenant_id = ${tenant.id} and ${which}
    ${locked ? sql`for no key update` : sql``}`;
  return row ?? null;
}

export const selectReward = (ctx: Ctx, id: string) => select(ctx, ctx.sql`id = ${id}`, false);
export const selectByToken = (ctx: Ctx, hash: Buffer) => select(ctx, ctx.sql`token_hash = ${hash}`, false);

/** Whoever changes a reward does so alone: of many who claim, cancel or end it, one comes first. */
export const lockReward = (ctx: Ctx, id: string) => select(ctx, ctx.sql`id = ${id}`, true);
export const lockByToken = (ctx: Ctx, hash: Buffer) => select(ctx, ctx.sql`token_hash = ${hash}`, true);
export const lockByOrder = (ctx: Ctx, orderId: string) => select(ctx, ctx.sql`order_id = ${orderId}`, true);

/** Several, locked in the order of their ids; whoever asks for the same ones waits. */
export async function lockRewards({ sql, tenant }: Ctx, ids: readonly string[]): Promise<Reward[]> {
  return sql<Reward[]>`
    select ${columns(sql)} from rewards where tenant_id = ${tenant.id} and id = any(${[...ids]}::text[])
     order by id for no key update`;
}

/** Open ones whose time is over, as many as asked for; those that somebody else is at are left to them. */
export async function lockDue({ sql, tenant, now }: Ctx, limit: number): Promise<Reward[]> {
  return sql<Reward[]>`
    select ${columns(sql)} from rewards
     where tenant_id = ${tenant.id} and state in ('granted', 'delivered', 'opened') and expires_at <= ${now}
     order by expires_at, id limit ${limit} for no key update skip locked`;
}

export type NewReward = Pick<
  Reward,
  | 'kind'
  | 'sender'
  | 'message'
  | 'value'
  | 'currency'
  | 'productId'
  | 'productIds'
  | 'country'
  | 'budgetId'
  | 'reserved'
  | 'ratePoints'
  | 'rateMinorUnits'
  | 'terms'
  | 'delivery'
  | 'expiresAt'
>;
export type NewRecipient = Pick<Reward, 'id' | 'memberId' | 'email' | 'name' | 'sealed' | 'keyId'> & {
  tokenHash: Buffer;
};

/** The same for each recipient, in one statement. */
export async function insertRewards(
  { sql, tenant, now }: Ctx,
  r: NewReward,
  recipients: readonly NewRecipient[],
): Promise<void> {
  const rows = recipients.map((to) => ({
    id: to.id,
    member: to.memberId,
    email: to.email,
    name: to.name,
    hash: to.tokenHash.toString('hex'),
    sealed: to.sealed.toString('hex'),
    key: to.keyId,
  }));
  await sql`
    insert into rewards (tenant_id, id, kind, state, member_id, email, name, sender, message, value, currency, product_id,
                         product_ids, country, budget_id, reserved, rate_points, rate_minor_units, markup_basis_points,
                         markup_points, round_to, delivery, token_hash, sealed, key_id, expires_at, created_at, changed_at)
    select ${tenant.id}, t.id, ${r.kind}, 'granted', t.member, t.email, t.name, ${r.sender}, ${r.message}, ${r.value},
           ${r.currency}, ${r.productId}, ${r.productIds}, ${r.country}, ${r.budgetId}, ${r.reserved}, ${r.ratePoints},
           ${r.rateMinorUnits}, ${r.terms.markupBasisPoints}, ${r.terms.markupPoints}, ${r.terms.roundTo}, ${r.delivery}, decode(t.hash, 'hex'), decode(t.sealed, 'hex'),
           t.key, ${r.expiresAt}, ${now}, ${now}
      from jsonb_to_recordset(${rows as never}::jsonb)
        as t(id text, member text, email text, name text, hash text, sealed text, key text)`;
}

/** Moves one on from any of some states; answers whether it was in one of them. */
export async function moveReward(
  { sql, tenant, now }: Ctx,
  id: string,
  { from, to }: { from: readonly RewardState[]; to: RewardState },
): Promise<boolean> {
  const rows = await sql`
    update rewards set state = ${to}, changed_at = ${now}
     where tenant_id = ${tenant.id} and id = ${id} and state in ${sql([...from])} returning 1`;
  return rows.length > 0;
}

/** Ends locked rewards that can no longer be claimed, and counts that what they had went back. */
export async function endRewards(
  { sql, tenant, now }: Ctx,
  ids: readonly string[],
  to: 'cancelled' | 'expired',
): Promise<void> {
  await sql`
    update rewards set state = ${to}, returns = returns + 1, settled_at = ${now}, changed_at = ${now}
     where tenant_id = ${tenant.id} and id = any(${[...ids]}::text[])`;
}

/** A locked reward is claimed; settled at once when nothing of it is left. */
export async function markClaimed(
  { sql, tenant, now }: Ctx,
  id: string,
  by: { orderId: string | null; claimerHash: Buffer | null; settled: boolean },
): Promise<void> {
  await sql`
    update rewards set state = 'claimed', order_id = ${by.orderId}, claimer_hash = ${by.claimerHash},
           claims = claims + 1, settled_at = ${by.settled ? now : null}, changed_at = ${now}
     where tenant_id = ${tenant.id} and id = ${id}`;
}

/** Nothing is left to pay; `returned` when a rest went back to who paid. */
export async function markSettled({ sql, tenant, now }: Ctx, id: string, returned: boolean): Promise<void> {
  await sql`
    update rewards set settled_at = ${now}, returns = returns + ${returned ? 1 : 0}
     where tenant_id = ${tenant.id} and id = ${id}`;
}

/** A claim that came to nothing: it can be claimed again, for some days at least. */
export async function reopen({ sql, tenant, now }: Ctx, id: string, atLeastUntil: Date): Promise<void> {
  await sql`
    update rewards set state = 'opened', order_id = null, settled_at = null, changed_at = ${now},
           expires_at = greatest(expires_at, ${atLeastUntil})
     where tenant_id = ${tenant.id} and id = ${id}`;
}

/** Open rewards that end before a moment and whose recipients were not reminded yet: now they are. */
export async function takeReminders(
  { sql, tenant, now }: Ctx,
  { before, grantedBefore, limit }: { before: Date; grantedBefore: Date; limit: number },
): Promise<{ id: string; expiresAt: Date }[]> {
  return sql<{ id: string; expiresAt: Date }[]>`
    update rewards set reminded_at = ${now} where tenant_id = ${tenant.id} and id in (
      select id from rewards
       where tenant_id = ${tenant.id} and state in ('granted', 'delivered', 'opened') and reminded_at is null
         and expires_at > ${now} and expires_at <= ${before} and created_at <= ${grantedBefore}
       order by expires_at, id limit ${limit} for no key update skip locked)
    returning id, expires_at as "expiresAt"`;
}
