export { browse, facets, homeRows, suggest } from './browse.ts';
export {
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
  PlacedOrder,
  ProductDetail,
} from './schema.ts';
export { showOffer, showProduct } from './show-product.ts';
