import type { RejectReason } from '#modules/suppliers/port.ts';
import type { SupplierFault } from './supplier-faults.ts';

/** What becomes of an order: a fault of the wire, a refusal, or an order that is never finished. */
export type Magic = { fault: SupplierFault } | { refuse: RejectReason } | { never: true };

/** The word after the plus in the recipient's address, e.g. `kim+timeout@example.com`. */
const BY_TAG: Readonly<Record<string, Magic>> = {
  timeout: { fault: 'time-out' },
  '500': { fault: 'error-500' },
  cut: { fault: 'cut' },
  html: { fault: 'html' },
  truncate: { fault: 'truncate' },
  duplicate: { fault: 'repeat-code' },
  late: { fault: 'deliver-late' },
  throttle: { fault: 'throttle' },
  lost: { fault: 'lost' },
  reject: { refuse: 'refused' },
  stock: { refuse: 'out_of_stock' },
  funds: { refuse: 'insufficient_funds' },
  country: { refuse: 'not_sold_here' },
  unknown: { never: true },
};

/** The last two digits of the value in minor units, for orders whose recipient cannot be chosen. */
const BY_CENTS: Readonly<Record<string, string>> = {
  '91': 'timeout',
  '92': '500',
  '93': 'html',
  '94': 'truncate',
  '95': 'duplicate',
  '96': 'late',
  '97': 'throttle',
  '98': 'reject',
  '99': 'unknown',
};

export function magicOf(order: { recipient_email: string; denomination: string }): Magic | null {
  const tag = /\+([a-z0-9]+)@/i.exec(order.recipient_email)?.[1]?.toLowerCase();
  const byCents = BY_CENTS[order.denomination.slice(-2)];
  return BY_TAG[tag ?? ''] ?? (byCents ? (BY_TAG[byCents] ?? null) : null);
}
