export { artOfBrand } from './brand-art.ts';
export { offers } from './denomination.ts';
export { selectFacets as facetsOf, selectLikelyBrands as likelyBrands } from './facet-queries.ts';
export { adminListings, listProducts, setInStock, setListingsVisible } from './listings.ts';
export {
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
