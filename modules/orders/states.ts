import type { OrderStatus, UnitState } from './schema.ts';

export const OPEN_UNITS: readonly UnitState[] = ['waiting', 'asking', 'frozen'];

/** Which status may follow which. Whatever is not here cannot happen, whoever asks for it. */
const NEXT: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  pending_payment: ['paid', 'cancelled'],
  paid: ['fulfilling', 'fulfilled', 'partially_fulfilled', 'failed', 'on_hold', 'cancelled'],
  fulfilling: ['fulfilled', 'partially_fulfilled', 'failed', 'on_hold'],
  on_hold: ['paid', 'fulfilling', 'cancelled'],
  fulfilled: ['refunded'],
  partially_fulfilled: ['refunded'],
  failed: [],
  cancelled: [],
  refunded: [],
};

export function mayBecome(from: OrderStatus, to: OrderStatus): boolean {
  return NEXT[from].includes(to);
}

/** What an order is, once it is paid, by what became of its units. */
export function statusOf(units: readonly UnitState[]): OrderStatus {
  const issued = units.filter((u) => u === 'issued').length;
  if (units.some((u) => u === 'asking' || u === 'frozen')) return 'fulfilling';
  if (units.some((u) => u === 'waiting')) return units.every((u) => u === 'waiting') ? 'paid' : 'fulfilling';
  if (issued === units.length) return 'fulfilled';
  if (issued > 0) return 'partially_fulfilled';
  return units.every((u) => u === 'cancelled') ? 'cancelled' : 'failed';
}

/** How long to wait before an unknown is looked up again: what the supplier says, and longer each time. */
export function askAgainIn(asks: number, supplierSeconds: number): number {
  const own = Math.min(2 ** Math.min(asks, 10), LONGEST_WAIT_SECONDS);
  return Math.max(1, Math.min(Math.max(own, supplierSeconds), LONGEST_WAIT_SECONDS));
}
const LONGEST_WAIT_SECONDS = 600;

/** How often what is frozen is looked up again. */
export const FROZEN_SECONDS = 3_600;

/** After this long without a definite answer a person is asked, at the latest. */
const LONGEST_UNKNOWN_HOURS = 24;

/** Until when an attempt must be settled: well before the supplier forgets our reference. */
export function settleBefore(from: Date, remembersHours: number): Date {
  const hours = Math.min(LONGEST_UNKNOWN_HOURS, remembersHours * 0.8);
  return new Date(from.getTime() + hours * 3_600_000);
}
