export { accountId } from './account-id.ts';
export { balanceOf } from './balance.ts';
export { selectStatement as statement } from './queries.ts';
export type { AccountKey, Held, NewTransfer } from './schema.ts';
export { selectHeld as heldFor } from './store.ts';
export { capture, hold, type Posted, post, release, settle, transfer } from './transfer.ts';
