import { randomBytes } from 'node:crypto';
import type { Lookup, Supplier, SupplierAccess, SupplierOrder } from '#modules/suppliers/port.ts';

export type Wanted = Pick<SupplierOrder, 'sku' | 'denomination' | 'currency' | 'country'>;

/** An account with a double, and the few calls that a supplier's own cases are made of. */
export function asking(supplier: Supplier, baseUrl: string, credentials: Record<string, string>) {
  const access: SupplierAccess = {
    accountId: 'sup_1',
    mode: 'sandbox',
    baseUrl,
    credentials,
    timeoutMs: 500,
  };
  return {
    access,
    place: (order: SupplierOrder) => supplier.order(access, order),
    /** Without the item, as one who only knows what was charged. */
    look: (
      { reference, denomination, currency }: SupplierOrder,
      supplierReference: string | null = null,
    ): Promise<Lookup> => supplier.status(access, { reference, supplierReference, denomination, currency }),
    lookFor: (order: SupplierOrder): Promise<Lookup> =>
      supplier.status(access, { ...order, supplierReference: null }),
    cancel: ({ reference }: SupplierOrder, supplierReference: string | null = null) =>
      supplier.cancel(access, { reference, supplierReference }),
  };
}

export const newOrder = (wanted: Wanted): SupplierOrder => ({
  ...wanted,
  reference: randomBytes(13).toString('hex'),
  recipient: { email: 'kim@example.com', name: 'Kim Member' },
});
