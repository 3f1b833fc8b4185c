export { moveListing, setFeatured } from './arrange.ts';
export { audienceOf } from './audience.ts';
export { artOfBrand } from './brand-art.ts';
export { offers } from './denomination.ts';
export { artUrlOf } from './drawn-art.ts';
export {
  selectCategoryNames as categoryNames,
  selectFacets as facetsOf,
  selectLikelyBrands as likelyBrands,
} from './facet-queries.ts';
export { setFavourite } from './favourites.ts';
export { listChunk, startListing } from './list-run.ts';
export { listProducts, setInStock, setListingsVisible } from './listings.ts';
export { offerProducts } from './offer.ts';
export { previewPrices, priceHistory, priceRules, reprice, setPriceRules } from './price-rules.ts';
export {
  selectIsFavourite as isFavourite,
  selectListing as findListing,
  selectListings as findListings,
  selectOffer as findOffer,
  toCard,
} from './queries.ts';
export type {
  Facets,
  ListFilter,
  ListingCard,
  PriceTerms,
  Viewer,
} from './schema.ts';
export { setAudience } from './set-audience.ts';
export { showWare } from './show-ware.ts';
export { listingTexts, setListingText } from './texts.ts';
export { searchWares, wareFacets } from './wares.ts';
