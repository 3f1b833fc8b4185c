import { verb } from '#core/verb.ts';
import { POINTS } from '#lib/money.ts';
import { plain } from '#lib/plain.ts';
import { asksTwo } from '#modules/approvals/index.ts';
import { balanceOf } from '#modules/ledger/index.ts';
import { recipientsOf } from './recipients.ts';
import { termsOf } from './reserve.ts';
import { type GrantPrice, priceInput } from './schema.ts';

/** What granting this would come to: to how many, what is set aside for each, and what is there to pay it. */
export const priceRewards = verb({
  name: 'rewards.price',
  permission: 'rewards.grant',
  reads: true,
  input: priceInput,
  run: async (ctx, input): Promise<GrantPrice> => {
    const to = await recipientsOf(ctx, input);
    const { reserved } = await termsOf(ctx, input.gift);
    const total = reserved * BigInt(to.length);
    const payer = input.budgetId
      ? ({ kind: 'budget', ownerId: input.budgetId, currency: POINTS } as const)
      : ({ kind: 'program', currency: POINTS } as const);
    const { available } = await balanceOf(ctx, payer);
    return {
      recipients: to.length,
      each: plain(reserved),
      total: plain(total),
      available: plain(available),
      needsTwo: await asksTwo(ctx, 'rewards.grant', total),
    };
  },
});
