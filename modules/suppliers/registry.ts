import { present } from '#lib/assert.ts';
import { simulated } from './adapters/simulated.ts';
import type { Supplier, SupplierKind } from './port.ts';

const SUPPLIERS: ReadonlyMap<SupplierKind, Supplier> = new Map(
  [simulated].map((supplier) => [supplier.kind, supplier]),
);

/** The client that speaks to suppliers of this kind. It asks the network: call it with no transaction open. */
export function supplierOf(kind: SupplierKind): Supplier {
  return present(SUPPLIERS.get(kind), `client of ${kind}`);
}
