import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { POINTS } from '#lib/money.ts';
import { plain } from '#lib/plain.ts';
import { asksTwo } from '#modules/approvals/index.ts';
import { refuseShort, type Spend, spendFrom } from '#modules/budgets/index.ts';
import { type NewTransfer, post } from '#modules/ledger/index.ts';
import { type Recipient, recipientsOf } from './recipients.ts';
import { type Terms, termsOf, wrong } from './reserve.ts';
import { accountOf } from './reward.ts';
import { DEFAULT_DAYS, grantInput, MAX_DAYS } from './schema.ts';
import { insertRewards } from './store.ts';
import { linkKeys, newToken } from './token.ts';

type Granted = { rewardIds: string[]; reserved: number };

/**
 * Grants each recipient the same reward; all of them or none. The most that each may cost leaves the budget, or the
 * program, in the same transaction and waits in the reward's own account.
 */
export const grantRewards = verb({
  name: 'rewards.grant',
  permission: 'rewards.grant',
  input: grantInput,
  fourEyes: async (ctx, input) => {
    const to = await recipientsOf(ctx, input);
    const { reserved } = await termsOf(ctx, input.gift);
    const points = reserved * BigInt(to.length);
    const facts = {
      kind: input.gift.kind,
      points: plain(points),
      recipients: to.map((r) => r.email),
      why: input.message,
    };
    return { facts, reason: await asksTwo(ctx, 'rewards.grant', points) };
  },
  run: async (ctx, input): Promise<Granted> => {
    const expiresAt = endOf(ctx, input.expiresAt);
    const to = await recipientsOf(ctx, input);
    const terms = await termsOf(ctx, input.gift);
    const keys = await linkKeys(ctx);
    const rewards = to.map((recipient) => {
      const id = newId('reward');
      return { id, ...recipient, ...newToken(ctx, keys, id) };
    });
    const { budgetId = null, message, delivery } = input;
    const sender = input.sender ?? ctx.tenant.name;
    await setAside(ctx, { ids: rewards.map((r) => r.id), budgetId, amount: terms.reserved, memo: sender });
    await insertRewards(ctx, { ...terms, budgetId, sender, message, delivery, expiresAt }, rewards);
    for (const reward of rewards) announce(ctx, reward, { terms, delivery, expiresAt });
    const reserved = plain(terms.reserved) * rewards.length;
    ctx.note({ detail: { kind: terms.kind, rewards: rewards.length, reserved, budgetId } });
    return { rewardIds: rewards.map((r) => r.id), reserved };
  },
});

function endOf({ now }: Ctx, expiresAt: string | undefined): Date {
  const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
  if (!expiresAt) return inDays(DEFAULT_DAYS);
  const at = new Date(expiresAt);
  if (at <= now) wrong('expiresAt', 'must be in the future');
  if (at > inDays(MAX_DAYS)) wrong('expiresAt', `must be within ${MAX_DAYS} days`);
  return at;
}

/** Moves what each reward may cost into its own account, counted against the limits of the budget that pays. */
async function setAside(
  ctx: Ctx,
  g: { ids: string[]; budgetId: string | null; amount: bigint; memo: string },
): Promise<void> {
  const spends: Spend[] = g.ids.map((id) => ({
    amount: g.amount,
    code: 'grant',
    reference: id,
    memo: g.memo,
    hold: false,
    credit: accountOf(id),
  }));
  const transfers: NewTransfer[] = g.budgetId
    ? await spendFrom(ctx, g.budgetId, spends)
    : g.ids.map((id) => ({
        debit: { kind: 'program', currency: POINTS },
        credit: accountOf(id),
        amount: g.amount,
        code: 'grant',
        reference: id,
        memo: g.memo,
      }));
  const posted = await post(ctx, transfers);
  if (!posted.short) return;
  await refuseShort(ctx, posted.short);
  refuse('insufficient_points', 'The program has not enough points left. Nothing was granted.');
}

function announce(
  ctx: Ctx,
  reward: Recipient & { id: string },
  { terms, delivery, expiresAt }: { terms: Terms; delivery: 'email' | 'link'; expiresAt: Date },
): void {
  ctx.emit({
    type: 'reward.granted',
    objectType: 'reward',
    objectId: reward.id,
    data: {
      kind: terms.kind,
      value: plain(terms.value),
      currency: terms.currency,
      memberId: reward.memberId,
      delivery,
      expiresAt: expiresAt.toISOString(),
    },
  });
}
