type Wrapper = { products?: unknown; productsCount?: unknown };

/** The rows of a product list; `complete` is false when the file holds a part of the catalogue. */
export type ProductList = { rows: unknown[]; complete: boolean };

/** Finds the products in a list, a wrapper with `products` or a single product; null for anything else. */
export function productListOf(json: unknown): ProductList | null {
  if (Array.isArray(json)) return { rows: json, complete: true };
  if (typeof json !== 'object' || json === null) return null;
  if ('products' in json) return fromWrapper(json);
  return 'sku' in json ? { rows: [json], complete: false } : null;
}

function fromWrapper({ products, productsCount }: Wrapper): ProductList | null {
  // A single page may come keyed by position instead of as a list.
  const rows = typeof products === 'object' && products !== null ? Object.values(products) : null;
  if (rows === null) return null;
  const announced = Number(productsCount ?? rows.length);
  return { rows, complete: !(announced > rows.length) };
}
