import { z } from 'zod';
import { verb } from '#core/verb.ts';
import { notFound } from '#lib/errors.ts';
import { POINTS } from '#lib/money.ts';
import type { Page } from '#lib/page.ts';
import { plain } from '#lib/plain.ts';
import { LIABILITY_AGES, selectLiability } from './lot-queries.ts';
import { selectAccounts, selectBalanceAt, selectStatement } from './queries.ts';
import {
  type AccountView,
  accountsInput,
  balanceAtInput,
  type StatementView,
  statementInput,
} from './schema.ts';
import { selectBalance } from './store.ts';

/** The tenant's accounts with what is in them, by id. */
export const ledgerAccounts = verb({
  name: 'ledger.accounts',
  permission: 'ledger.read',
  reads: true,
  input: accountsInput,
  run: async (ctx, input): Promise<Page<AccountView>> => {
    const { items, nextCursor } = await selectAccounts(ctx, input);
    const shown = items.map((a) => ({ ...a, available: plain(a.available), held: plain(a.held) }));
    return { items: shown, nextCursor };
  },
});

/** What came and went on any account, newest first, with the balance after each. */
export const ledgerStatement = verb({
  name: 'ledger.statement',
  permission: 'ledger.read',
  reads: true,
  input: statementInput,
  run: async (ctx, input): Promise<Page<StatementView>> => {
    if (!(await selectBalance(ctx, input.accountId))) notFound();
    const { items, nextCursor } = await selectStatement(ctx, input);
    const shown = items.map(({ createdAt, amount, balanceAfter, ...row }) => ({
      ...row,
      at: createdAt.toISOString(),
      amount: plain(amount),
      balanceAfter: plain(balanceAfter),
    }));
    return { items: shown, nextCursor };
  },
});

/** What an account could spend and what it had held at a moment of the past. */
export const ledgerBalanceAt = verb({
  name: 'ledger.balanceAt',
  permission: 'ledger.read',
  reads: true,
  input: balanceAtInput,
  run: async (ctx, { accountId, at }) => {
    if (!(await selectBalance(ctx, accountId))) notFound();
    const { available, held } = await selectBalanceAt(ctx, { accountId, at: new Date(at) });
    return { accountId, at, available: plain(available), held: plain(held) };
  },
});

/** The points that members may still spend, by how many days ago they were earned. Held points are not in it. */
export const ledgerLiability = verb({
  name: 'ledger.liability',
  permission: 'ledger.read',
  reads: true,
  input: z.object({}),
  run: async (ctx) => {
    const points = await selectLiability(ctx, POINTS);
    const ages = points.map((amount, i) => ({
      fromDays: i === 0 ? 0 : (LIABILITY_AGES[i - 1] ?? 0) + 1,
      toDays: LIABILITY_AGES[i] ?? null,
      points: plain(amount),
    }));
    return { total: plain(points.reduce((sum, p) => sum + p, 0n)), ages };
  },
});
