import type { Supplier, SupplierProduct } from '../port.ts';

type Wanted = Parameters<Supplier['availability']>[1];

/** Whether a catalogue that was just read has this very value in this country and currency. */
export function sells(products: readonly SupplierProduct[], wanted: Wanted): 'available' | 'unavailable' {
  const fits = products.some(
    (p) =>
      p.available &&
      p.sku === wanted.sku &&
      p.country === wanted.country &&
      p.currency === wanted.currency &&
      (p.denominationType === 'fixed'
        ? p.denominations.includes(wanted.denomination)
        : wanted.denomination >= p.min && wanted.denomination <= p.max),
  );
  return fits ? 'available' : 'unavailable';
}
