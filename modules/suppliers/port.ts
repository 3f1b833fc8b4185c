/** Which client speaks to a supplier. `stock` and `own_brand` are Damson itself. */
export const SUPPLIER_KINDS = ['simulated', 'reloadly', 'tango', 'runa', 'tremendous', 'woohoo'] as const;
export type SupplierKind = (typeof SUPPLIER_KINDS)[number];

/** One account with a supplier, its credentials opened for the length of a call. */
export type SupplierAccess = {
  accountId: string;
  mode: 'live' | 'sandbox';
  baseUrl: string;
  credentials: Readonly<Record<string, string>>;
  /** How long one exchange may take; the client's own limit when absent. */
  timeoutMs?: number;
};

/** One unit of an order line. `reference` is ours, never reused for anything else, and idempotent at the supplier. */
export type SupplierOrder = {
  reference: string;
  sku: string;
  /** Minor units of `currency`: the face value of the voucher. */
  denomination: bigint;
  currency: string;
  country: string;
  recipient: { email: string; name: string | null };
};

export type SuppliedVoucher = {
  code: string;
  pin: string | null;
  url: string | null;
  /** YYYY-MM-DD, or null when the supplier names none. */
  expiresOn: string | null;
};
export type Cost = { amount: bigint; currency: string };

/** Why a supplier definitely did not and will not deliver, in words that routing can act on. */
export type RejectReason =
  | 'out_of_stock'
  | 'not_sold_here'
  | 'insufficient_funds'
  | 'credentials'
  | 'invalid'
  | 'refused';

/**
 * The four things that an answer can mean. Whatever may have been accepted is `unknown`, never `rejected`: it is
 * looked up under our reference and never ordered anew under another one.
 */
export type Outcome =
  | { kind: 'issued'; voucher: SuppliedVoucher; supplierReference: string; cost: Cost | null }
  | { kind: 'rejected'; reason: RejectReason; detail: string }
  /** Definitely not accepted now; the same reference may be sent again after so many seconds. */
  | { kind: 'retry-after'; seconds: number; detail: string }
  /** `accepted` once the supplier has said that it works on it. */
  | {
      kind: 'unknown';
      accepted: boolean;
      supplierReference: string | null;
      askAgainSeconds: number;
      detail: string;
    };

/** A look-up under our reference; `not-found` means that the supplier has never accepted it. */
export type Lookup = Outcome | { kind: 'not-found' };

export type SupplierProduct = {
  sku: string;
  name: string;
  brand: string;
  country: string;
  currency: string;
  denominationType: 'fixed' | 'range';
  /** Minor units. */
  denominations: bigint[];
  min: bigint;
  max: bigint;
  available: boolean;
  /** What we pay for 10,000 of face value, in basis points: 9500 is 5 % off. */
  costBasisPoints: number;
};

/** What the rest of Damson knows of a supplier. Every method may throw nothing but a bug: trouble is an answer. */
export type Supplier = {
  readonly kind: SupplierKind;
  /** How long the supplier surely remembers our reference; what is unknown must be settled or frozen before. */
  readonly remembersHours: number;
  order: (access: SupplierAccess, order: SupplierOrder) => Promise<Outcome>;
  status: (
    access: SupplierAccess,
    order: {
      reference: string;
      supplierReference: string | null;
      denomination: bigint;
      currency: string;
      /** Given, an order of another item under our reference is found out; without it only another amount is. */
      sku?: string;
    },
  ) => Promise<Lookup>;
  /** Asks to take an order back; only `cancelled` means that its code will never work. */
  cancel: (
    access: SupplierAccess,
    /** Some suppliers take back only who repeats the order as it was. */
    order: { reference: string; supplierReference: string | null; original?: SupplierOrder },
  ) => Promise<'cancelled' | 'not-cancelled' | 'unknown'>;
  availability: (
    access: SupplierAccess,
    product: { sku: string; denomination: bigint; currency: string; country: string },
  ) => Promise<'available' | 'unavailable' | 'unknown'>;
  catalogue: (access: SupplierAccess) => Promise<SupplierProduct[]>;
  balance: (access: SupplierAccess) => Promise<Cost[]>;
};
