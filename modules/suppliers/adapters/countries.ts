import type { SupplierProduct } from '../port.ts';

/** One row for each SKU and currency: an offer names its country only when it is sold in no other. */
export function withoutCountries(rows: readonly SupplierProduct[]): SupplierProduct[] {
  const folded = new Map<string, SupplierProduct>();
  for (const row of rows) {
    const key = `${row.sku} ${row.currency}`;
    const first = folded.get(key);
    if (!first) folded.set(key, row);
    else if (first.country !== row.country) folded.set(key, { ...first, country: '' });
  }
  return [...folded.values()];
}
