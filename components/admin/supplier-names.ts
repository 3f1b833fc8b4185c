import type { AccountView } from '#modules/suppliers/schema.ts';

type SupplierKind = AccountView['kind'];

/** Suppliers are called the same in every language; only the simulated one has a word. */
const NAMES: Readonly<Record<SupplierKind, string | null>> = {
  simulated: null,
  reloadly: 'Reloadly',
  tango: 'Tango',
  runa: 'Runa',
  tremendous: 'Tremendous',
  woohoo: 'Woohoo',
};

export function supplierName(kind: SupplierKind, simulated: string): string {
  return NAMES[kind] ?? simulated;
}
