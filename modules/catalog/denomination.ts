import type { ListingDetail } from './schema.ts';

/** Whether a product is sold at this value, in minor units of its currency. */
export function offers(
  product: Pick<ListingDetail, 'denominationType' | 'values' | 'from' | 'to' | 'step'>,
  value: number,
): boolean {
  if (product.denominationType === 'fixed') return product.values.includes(value);
  return value >= product.from && value <= product.to && (value - product.from) % product.step === 0;
}
