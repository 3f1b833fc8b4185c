import { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { enqueue } from '#core/jobs.ts';
import { verb } from '#core/verb.ts';
import { toDecimal } from '#lib/money.ts';
import { accountOr404 } from './accounts.ts';
import { raise, settle } from './alerts.ts';
import type { Cost } from './port.ts';
import { type StoredAccount, selectActiveIds, selectOpenSubjects, selectShelves } from './queries.ts';
import { accessOf } from './route.ts';
import { accountInput, checkStockInput, noteBalanceInput } from './schema.ts';
import { updateBalances } from './store.ts';

const MOST_SHELVES = 5_000;

/** Queues a question for the balance of every active account. */
export const checkBalances = verb({
  name: 'suppliers.checkBalances',
  permission: 'suppliers.work',
  input: z.object({}),
  run: async (ctx) => {
    const accountIds = await selectActiveIds(ctx);
    for (const accountId of accountIds) {
      const job = { tenantId: ctx.tenant.id, requestId: ctx.requestId, data: { accountId } };
      await enqueue(ctx.sql, 'suppliers.readBalance', job);
    }
    return { asked: accountIds.length };
  },
});

/** Whom to ask for a balance. */
export const openAccount = verb({
  name: 'suppliers.openAccount',
  permission: 'suppliers.work',
  reads: true,
  secret: true,
  input: accountInput,
  run: async (ctx, { accountId }) => {
    const { kind } = await accountOr404(ctx, accountId);
    return { kind, access: await accessOf(ctx, accountId) };
  },
});

/** Keeps what a supplier says is left, and alerts when it is less than the account is to hold. */
export const noteBalance = verb({
  name: 'suppliers.noteBalance',
  permission: 'suppliers.work',
  input: noteBalanceInput,
  run: async (ctx, { accountId, balances }) => {
    const account = await accountOr404(ctx, accountId);
    await updateBalances(ctx, accountId, balances);
    await judgeBalance(ctx, account, balances);
    ctx.note({ objectId: accountId });
    return { accountId };
  },
});

async function judgeBalance(ctx: Ctx, account: StoredAccount, balances: Cost[]): Promise<void> {
  const alert = { cause: 'low_balance', subject: account.id } as const;
  const { lowBalance } = account;
  const held = lowBalance && balances.find((b) => b.currency === lowBalance.currency);
  if (!lowBalance || !held || held.amount >= lowBalance.amount) return settle(ctx, alert);
  const left = held.amount > 0n ? toDecimal(held) : '0';
  const detail = `${account.name} has ${left} ${held.currency} left. Add funds with the supplier.`;
  return raise(ctx, { ...alert, detail });
}

/** Alerts for each value of a shown product of which at most so many uploaded codes are left. */
export const checkStock = verb({
  name: 'suppliers.checkStock',
  permission: 'suppliers.work',
  input: checkStockInput,
  run: async (ctx, { threshold }) => {
    const shelves = await selectShelves(ctx, MOST_SHELVES);
    const low = shelves.filter((shelf) => shelf.free <= threshold);
    const open = new Set(await selectOpenSubjects(ctx, 'low_stock'));
    for (const shelf of low) {
      const subject = `${shelf.productId}:${shelf.denomination}`;
      if (open.delete(subject)) continue;
      const detail = `${shelf.productName}: ${shelf.free} codes of one value are left. Upload more.`;
      await raise(ctx, { cause: 'low_stock', subject, detail });
    }
    for (const subject of open) await settle(ctx, { cause: 'low_stock', subject });
    return { shelves: shelves.length, low: low.length };
  },
});
