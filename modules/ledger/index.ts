export { accountId } from './account-id.ts';
export { balanceOf } from './balance.ts';
export { selectStatement as statement } from './queries.ts';
export type { AccountKey, Balance, NewTransfer, StatementRow, TransferCode } from './schema.ts';
export { capture, hold, release, transfer } from './transfer.ts';
