export type AccountKind = 'issuance' | 'program' | 'wallet' | 'redeemed' | 'expired';
/** A member's wallet has an owner; the tenant's own accounts have none. */
export type AccountKey = { kind: AccountKind; ownerId?: string; currency: string };
export type TransferCode = 'fund' | 'grant' | 'redeem' | 'refund' | 'expire';
export type NewTransfer = {
  debit: AccountKey;
  credit: AccountKey;
  /** Minor units of the one currency that both accounts have. */
  amount: bigint;
  code: TransferCode;
  /** The object it is for. An order is captured at most once under its id. */
  reference: string;
  /** What a statement says of it, e.g. the reason of a grant or the product of an order. */
  memo?: string;
};
/** What can be spent now, and what is held, in minor units of the account's currency. */
export type Balance = { available: bigint; held: bigint };
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
