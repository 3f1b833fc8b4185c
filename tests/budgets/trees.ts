import type { Ctx } from '#core/context.ts';
import { newId } from '#lib/id.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { allocate, createBudget, refuseShort, type Spend, spendFrom } from '#modules/budgets/index.ts';
import { post, settle } from '#modules/ledger/index.ts';
import { asPlatform, callerOf, lookingSql, NOW } from '#tests/factories.ts';
import { inVerb } from '#tests/proof-verb.ts';

export const systemAt = (tenant: TenantRef, now = NOW) =>
  callerOf(tenant, { type: 'system', id: 'test' }, now);

export async function makeBudget(
  tenant: TenantRef,
  input: { name?: string; parentId?: string; amount?: number; [other: string]: unknown } = {},
  now = NOW,
): Promise<string> {
  const { amount, ...rest } = input;
  const { budgetId } = await createBudget.call(systemAt(tenant, now), { name: 'Rewards', ...rest });
  if (amount) await allocate.call(systemAt(tenant, now), { budgetId, amount, reason: 'test' });
  return budgetId;
}

export type Spent = { reference: string };
type Spending = Partial<Omit<Spend, 'amount'>> & { amount: number; now?: Date };

/** Spends as the order module does: legs, post, and the sentence when the ledger says no. */
export async function spendIn(
  ctx: Ctx,
  budgetId: string,
  { amount, now: _, ...rest }: Spending,
): Promise<Spent> {
  const spend: Spend = {
    amount: BigInt(amount),
    code: 'grant',
    reference: newId('request'),
    memo: 'test',
    hold: false,
    ...rest,
  };
  const posted = await post(ctx, await spendFrom(ctx, budgetId, spend));
  if (posted.short) await refuseShort(ctx, posted.short);
  if (posted.short) throw new Error(`short of ${posted.short}`);
  ctx.emit({ type: 'proof.spent', objectType: 'proof', objectId: spend.reference });
  return { reference: spend.reference };
}

export function spend(tenant: TenantRef, budgetId: string, s: Spending): Promise<Spent> {
  return inVerb(systemAt(tenant, s.now), (ctx) => spendIn(ctx, budgetId, s));
}

export function resolve(tenant: TenantRef, reference: string, how: 'post' | 'void'): Promise<number> {
  return inVerb(asPlatform(tenant), async (ctx) => (await settle(ctx, { reference }, how)).size);
}

export type Left = { available: bigint; held: bigint; posted: bigint };

/** What an account has, read past row security; null if it was never used. */
export async function accountOf(tenant: TenantRef, id: string): Promise<Left | null> {
  const [row] = await lookingSql()<Left[]>`
    select credits_posted - debits_posted - debits_pending as available, debits_pending as held,
           credits_posted - debits_posted as posted
      from accounts where tenant_id = ${tenant.id} and id = ${id}`;
  return row ?? null;
}

export async function left(tenant: TenantRef, budgetId: string, currency = 'PTS'): Promise<bigint> {
  return (await accountOf(tenant, `budget:${budgetId}:${currency}`))?.available ?? 0n;
}

export async function allowance(tenant: TenantRef, budgetId: string, period: string): Promise<bigint | null> {
  return (await accountOf(tenant, `allowance:${budgetId}.${period}:PTS`))?.available ?? null;
}
