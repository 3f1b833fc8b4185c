export { accountId } from './account-id.ts';
export { balanceOf } from './balance.ts';
export { selectStatement as statement } from './queries.ts';
export type { AccountKey, NewTransfer } from './schema.ts';
export { capture, hold, release, transfer } from './transfer.ts';
