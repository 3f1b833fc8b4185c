export const ACCOUNT_KINDS = [
  'issuance',
  'program',
  'budget',
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
/** A wallet, a budget and a supplier account have an owner; the tenant's own accounts have none. */
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
};
/** What can be spent now, and what is held, in minor units of the account's currency. */
export type Balance = { available: bigint; held: bigint };
/** A held amount that waits for capture() or release(). */
export type Held = { id: string; part: number; debitAccountId: string; currency: string; amount: bigint };
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
