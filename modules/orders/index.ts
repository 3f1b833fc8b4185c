export { beginAttempt } from './begin-attempt.ts';
export { browse, facets, favourites, nearMisses, suggest } from './browse.ts';
export { exportOrders } from './export.ts';
export { followOrder, openOrders, substitutes } from './follow.ts';
export { fulfilUnit } from './fulfil.ts';
export { homeShelf } from './home.ts';
export { type HomeRow, homeRows, type ShelfCard } from './home-rows.ts';
export { orderJobs, tellAllWhoWait } from './jobs.ts';
export {
  myOrder,
  orderForMail,
  orderLinks,
  orderStatusCounts,
  orderTimeline,
  searchOrders,
  showOrder,
} from './look.ts';
export { noteOrder } from './note.ts';
export { offerOf } from './offer-of.ts';
export { openOrder } from './open.ts';
export { paymentAuthorised, paymentIdOf } from './pay.ts';
export { place } from './place.ts';
export { numbered } from './purchase.ts';
export { selectOrder as findOrder } from './queries.ts';
export { quote } from './quote.ts';
export { orderRecord } from './record.ts';
export { orderOfQuote, orderPlaced, redeem } from './redeem.ts';
export { refundOrder } from './refund.ts';
export { replaceVoucher } from './replace.ts';
export { resendOrders } from './resend.ts';
export { listFrozen, resolveFrozen } from './resolve-frozen.ts';
export type { PlacedOrder, ProductDetail } from './schema.ts';
export { settleAttempt } from './settle-attempt.ts';
export { showOffer, showProduct } from './show-product.ts';
export { cancelMine, cancelOrder, holdOrder, releaseOrder } from './stop.ts';
export { orderSubscriptions } from './subscriptions.ts';
export { sweepOrders } from './sweep.ts';
export { myMarks, tellWhenBack } from './waits.ts';
