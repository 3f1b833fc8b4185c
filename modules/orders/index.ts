export { browse, facets, homeRows, suggest } from './browse.ts';
export {
  listMyOrders,
  orderForMail,
  orderLinks,
  orderStatusCounts,
  orderTimeline,
  searchOrders,
  showOrder,
} from './look.ts';
export { place } from './place.ts';
export { quote } from './quote.ts';
export { redeem } from './redeem.ts';
export type {
  Card,
  OrderDetail,
  OrderRow,
  PlacedOrder,
  ProductDetail,
  Quote,
  TimelineEntry,
} from './schema.ts';
export { showOffer, showProduct } from './show-product.ts';
