import { z } from 'zod';
import { pageInput } from '#lib/page.ts';

export const ACCOUNT_KINDS = [
  'issuance',
  'program',
  'budget',
  'reward',
  'allotment',
  'allowance',
  'wallet',
  'redeemed',
  'breakage',
  'procurement',
  'supplier_payable',
  'fees',
  'card_clearing',
  'external_engine',
  'exchange',
] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];
/** A wallet, a budget, a reward and a supplier account have an owner; the tenant's own accounts have none. */
export type AccountKey = { kind: AccountKind; ownerId?: string; currency: string };
export type TransferCode =
  | 'fund'
  | 'grant'
  | 'redeem'
  | 'refund'
  | 'expire'
  | 'cancel'
  | 'move'
  | 'allocate'
  | 'limit'
  | 'cost'
  | 'fee'
  | 'exchange';
export type NewTransfer = {
  debit: AccountKey;
  credit: AccountKey;
  /** Minor units of the one currency that both accounts have. */
  amount: bigint;
  code: TransferCode;
  /** The object it is for. An order is captured at most once for each part and paying account. */
  reference: string;
  /** Which part of it, e.g. the unit of an order; the whole when left out. */
  part?: number;
  /** What a statement says of it, e.g. the reason of a grant or the product of an order. */
  memo?: string;
  /** When a hold is given back that nobody resolved. */
  expiresAt?: Date;
  /** The only lot of the debited wallet that it may take, instead of those that end first. */
  lot?: string;
  /** When the points end that come new into a wallet, instead of what the tenant's policy says. */
  lotExpiresAt?: Date;
};
/** What can be spent now, and what is held, in minor units of the account's currency. */
export type Balance = { available: bigint; held: bigint };
/** A held amount that waits for capture() or release(). */
export type Held = {
  id: string;
  part: number;
  code: TransferCode;
  debitAccountId: string;
  currency: string;
  amount: bigint;
};
export type StatementRow = {
  transferId: string;
  createdAt: Date;
  /** Signed: positive came in, negative went out. */
  amount: bigint;
  balanceAfter: bigint;
  code: TransferCode;
  reference: string;
  memo: string;
};
/** received = floor(given × to / from), in minor units of each currency. */
export type ExchangeRate = { from: bigint; to: bigint };
/** Points of a wallet that came together and end together. */
export type Lot = { id: string; accountId: string; remaining: bigint; expiresAt: Date | null };

const accountId = z.string().min(1).max(200);
export const accountsInput = z.object({ kind: z.enum(ACCOUNT_KINDS).optional(), ...pageInput });
export const statementInput = z.object({ accountId, ...pageInput });
export const balanceAtInput = z.object({
  accountId,
  at: z.iso.datetime({ offset: true, message: 'must be a moment, e.g. 2026-06-30T23:59:59Z' }),
});
/** Amounts in minor units of the account's currency. */
export type AccountView = {
  accountId: string;
  kind: AccountKind;
  ownerId: string | null;
  currency: string;
  available: number;
  held: number;
};
export type StatementView = Omit<StatementRow, 'createdAt' | 'amount' | 'balanceAfter'> & {
  at: string;
  amount: number;
  balanceAfter: number;
};
