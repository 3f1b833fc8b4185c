export {
  listMyVouchers,
  markVoucherUsed,
  revealByLink,
  revealForApi,
  revealVoucher,
  showByLink,
  showVoucher,
} from './hold.ts';
export { issueFromStock } from './issue.ts';
export { voucherRefs, voucherRefsIn } from './link.ts';
export { selectOrderVouchers as vouchersOfOrder, selectValuesInStock as valuesInStock } from './queries.ts';
export { listStock, uploadStock } from './stock.ts';
export { lockFree } from './store.ts';
