export { browse, facets, homeRows, showProduct, suggest } from './browse.ts';
export {
  listMyOrders,
  orderForMail,
  orderLinks,
  orderStatusCounts,
  orderTimeline,
  searchOrders,
  showOrder,
} from './look.ts';
export { place, redeem } from './place.ts';
export { quote } from './quote.ts';
export type {
  Card,
  OrderDetail,
  OrderRow,
  PlacedOrder,
  ProductDetail,
  Quote,
  TimelineEntry,
} from './schema.ts';
