export { barcodeSvg } from './barcode.ts';
export { plantCanaries } from './canary.ts';
export { closeVoucherProblem, listVoucherProblems, noteVoucherLeft, reportVoucherProblem } from './care.ts';
export { generateChunk, generateCodes, showCodeRun } from './generate-run.ts';
export {
  listMyVouchers,
  markVoucherUsed,
  revealByLink,
  revealForApi,
  revealVoucher,
  showByLink,
  showVoucher,
} from './hold.ts';
export { issueFromStock, lockCodes as lockFree } from './issue.ts';
export { checkKeptVouchers, keepVoucher } from './keep.ts';
export { voucherRefs, voucherRefsIn } from './link.ts';
export { listOwnBrands, setOwnBrand } from './own-brand.ts';
export { lockByCode } from './own-brand-find.ts';
export { lockLapsed, lockOwnVoucher, type OwnVoucher } from './own-brand-store.ts';
export {
  lockOrderVouchers as lockVouchers,
  type OrderVoucher,
  selectFreeCount as freeCount,
  selectOrderOf as orderOfVoucher,
  selectOrderVouchers as vouchersOfOrder,
  selectValuesInStock as valuesInStock,
} from './queries.ts';
export { remindOfExpiry } from './remind.ts';
export { lastTakenFrom, rememberTaken } from './shelf.ts';
export { openForStaff, revealForStaff, staffReveals } from './staff.ts';
export { listStock, uploadStock } from './stock.ts';
export { moveVoucher } from './store.ts';
export { issueSupplied, keepAsStock, knowsCode } from './supplied.ts';
export { replaceFromStock, revokeVouchers } from './withdraw.ts';
