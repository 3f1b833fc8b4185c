export { expireLapsed } from './expire.ts';
export { selectSpent as spentOf } from './queries.ts';
export { checkBalance, redeemVoucher } from './redeem.ts';
export { refusalOf } from './refusal.ts';
export type { Redemption, Refused, Undone, VoucherBalance } from './schema.ts';
export { undoRedemption } from './undo.ts';
