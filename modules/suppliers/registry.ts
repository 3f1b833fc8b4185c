import { present } from '#lib/assert.ts';
import { reloadly } from './adapters/reloadly.ts';
import { runa } from './adapters/runa.ts';
import { simulated } from './adapters/simulated.ts';
import { tango } from './adapters/tango.ts';
import { tremendous } from './adapters/tremendous.ts';
import { woohoo } from './adapters/woohoo.ts';
import type { Supplier, SupplierKind } from './port.ts';

const SUPPLIERS: ReadonlyMap<SupplierKind, Supplier> = new Map(
  [simulated, reloadly, tango, runa, tremendous, woohoo].map((supplier) => [supplier.kind, supplier]),
);

/** The client that speaks to suppliers of this kind. It asks the network: call it with no transaction open. */
export function supplierOf(kind: SupplierKind): Supplier {
  return present(SUPPLIERS.get(kind), `client of ${kind}`);
}
