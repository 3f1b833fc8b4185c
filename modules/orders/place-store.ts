import { withoutTenant } from '#db/tenant.ts';
import type { Sale } from './sale.ts';

type Shelf = { product: string; denomination: number; after: string };
type Document = { key_id: string; product: string; currency: string };
export type Batch = {
  tenant: string;
  now: Date;
  route: string;
  permission: string;
  keys: { id: string; mark: string; secretHash: Buffer; networks: readonly string[] }[];
  sales: { product: string; sale: Sale }[];
  shelves: Shelf[];
  orders: Document[];
};
export type Placed = { placed: number[]; shelves: Shelf[] };

const NOTHING: Placed = { placed: [], shelves: [] };

/**
 * All of them, in one statement that is its own transaction and sets its tenant itself (see db/sql/orders.sql). Where
 * PostgreSQL undid it and lives, nothing was placed and each order may go the ordinary way.
 */
export async function placeInOneStatement({ keys, sales, ...batch }: Batch): Promise<Placed> {
  const document = {
    ...batch,
    keys: keys.map(({ secretHash, ...key }) => ({ ...key, secret_hash: secretHash.toString('hex') })),
    offers: sales.map(({ product, sale: { offer } }) => ({
      product,
      name: offer.name,
      country: offer.country,
      currency: offer.currency,
      denomination_type: offer.denominationType,
      denominations: offer.values,
      min_value: offer.from,
      max_value: offer.to,
      step_value: offer.step,
      markup_basis_points: offer.priceTerms.markupBasisPoints,
      markup_points: offer.priceTerms.markupPoints,
      round_to: offer.priceTerms.roundTo,
    })),
    rates: sales.map(({ sale: { offer, rate } }) => ({
      currency: offer.currency,
      points: Number(rate.points),
      minor_units: Number(rate.minorUnits),
    })),
  };
  try {
    const [row] = await withoutTenant()<{ done: Placed }[]>`
      select orders_place(${document as never}::jsonb) as done`;
    return row?.done ?? NOTHING;
  } catch (error) {
    if (wasUndone(error)) return NOTHING;
    throw error;
  }
}

/** Short of points or codes (DM001), bad or conflicting data, serialisation, deadlock, or a lock that took too long. */
function wasUndone(error: unknown): boolean {
  return /^(DM001|2[23]...|40...|55P03)$/.test((error as { code?: string }).code ?? '');
}
