export { expireLapsed } from './expire.ts';
export { selectSpent as spentOf } from './queries.ts';
export { checkBalance, redeemVoucher } from './redeem.ts';
export { refusalOf } from './refusal.ts';
export type { Redemption, VoucherBalance } from './schema.ts';
export { undoRedemption } from './undo.ts';
