export { artOfBrand } from './brand-art.ts';
export { offers } from './denomination.ts';
export { adminListings, listProducts, setInStock, setListingsVisible } from './listings.ts';
export {
  selectFacets as facetsOf,
  selectListing as findListing,
  selectListings as findListings,
  selectOffer as findOffer,
  toCard,
} from './queries.ts';
export type {
  Facets,
  ListFilter,
  ListingCard,
} from './schema.ts';
