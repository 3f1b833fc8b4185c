import type { AccountKey } from '#modules/ledger/index.ts';
import type { Rate } from '#modules/points/index.ts';
import type { OrderChannel } from './schema.ts';

export type PurchaseLine = {
  id: string;
  product: { id: string; name: string; currency: string; country: string };
  /** Minor units of the product's currency. */
  denomination: bigint;
  quantity: number;
  firstUnit: number;
  unitPoints: bigint;
  rate: Rate;
};

/** Everything that placing an order needs to know, already checked: who pays what for whom. */
export type Purchase = {
  orderId: string;
  channel: OrderChannel;
  payer: AccountKey;
  budgetId: string | null;
  memberId: string | null;
  recipient: { email: string; name: string | null };
  recipientMemberId: string | null;
  lines: PurchaseLine[];
  /** The whole price, a card's share included. */
  points: bigint;
  card: { points: bigint; amount: bigint; currency: string } | null;
  gift: { message: string; from: string } | null;
  deliverAt: Date | null;
};

/** Numbers the units of an order through all its lines, and adds up the price. */
export function numbered(lines: Omit<PurchaseLine, 'firstUnit'>[]): {
  lines: PurchaseLine[];
  points: bigint;
} {
  let next = 1;
  let points = 0n;
  const made = lines.map((line) => {
    const firstUnit = next;
    next += line.quantity;
    points += line.unitPoints * BigInt(line.quantity);
    return { ...line, firstUnit };
  });
  return { lines: made, points };
}
