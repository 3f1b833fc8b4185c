import { PRODUCT_KINDS, WARE_SORTS, type WareFilter, type WareSort } from '#modules/catalog/schema.ts';
import { oneOf, type Query } from './href.ts';

export const WARE_FILTERS = [
  'q',
  'kind',
  'category',
  'country',
  'currency',
  'brand',
  'supplier',
  'listed',
  'stock',
  'featured',
] as const;

/** The filter that a URL asks for; what cannot be one is left out. */
export function readWareFilter(query: Query): WareFilter {
  const like = (pattern: RegExp, value: string | undefined) =>
    value && pattern.test(value) ? value : undefined;
  const flag = (value: string | undefined) => (value ? value === 'true' : undefined);
  return {
    q: query['q']?.slice(0, 100),
    kind: oneOf(PRODUCT_KINDS, query['kind']),
    category: query['category']?.slice(0, 60),
    country: like(/^[A-Z]{2}$/, query['country']),
    currency: like(/^[A-Z]{3}$/, query['currency']),
    brandId: like(/^brd_[0-9a-z]{26}$/, query['brand']),
    accountId: like(/^sup_[0-9a-z]{26}$/, query['supplier']),
    listed: oneOf(['shown', 'hidden', 'no'] as const, query['listed']),
    inStock: flag(query['stock']),
    featured: flag(query['featured']),
  };
}

/** What the list is sorted by, if by anything but the program's own order. */
export function readWareSort(query: Query): WareSort | undefined {
  return oneOf(WARE_SORTS, query['sort']);
}
