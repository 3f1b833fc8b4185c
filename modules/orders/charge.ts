import type { Ctx } from '#core/context.ts';
import { refuse } from '#lib/errors.ts';
import { allocate, POINTS } from '#lib/money.ts';
import { spendFrom } from '#modules/budgets/index.ts';
import type { NewTransfer } from '#modules/ledger/index.ts';
import type { Purchase } from './purchase.ts';

type Charge = NewTransfer & { hold?: boolean };
/** What one unit takes from each payer. */
type Share = { unit: number; name: string; points: bigint; cardAmount: bigint };

/** Divides an order's price over its units: exactly its points, and of the card exactly its amount. */
export function sharesOf(p: Pick<Purchase, 'lines' | 'card'>): Share[] {
  const units = p.lines.flatMap((l) =>
    Array.from({ length: l.quantity }, (_, i) => ({
      unit: l.firstUnit + i,
      name: l.product.name,
      points: l.unitPoints,
    })),
  );
  const none = units.map(() => 0n);
  const prices = units.map((u) => u.points);
  const byCard = p.card ? allocate(p.card.points, prices) : none;
  const amounts = p.card ? allocate(p.card.amount, byCard) : none;
  return units.map((u, i) => ({
    ...u,
    points: u.points - (byCard[i] ?? 0n),
    cardAmount: amounts[i] ?? 0n,
  }));
}

/** What the payer gives in points, the card's share left out. */
export function payerPoints(p: Purchase): bigint {
  return p.points - (p.card?.points ?? 0n);
}

/** The holds of every unit, on the payer's points and on what the card provider will owe. */
export async function holdCharges(ctx: Ctx, p: Purchase): Promise<Charge[]> {
  const charges: Charge[] = [];
  for (const { unit, name, points, cardAmount } of sharesOf(p)) {
    if (points === 0n && cardAmount === 0n) refuseTooSmall();
    if (points > 0n)
      charges.push(...(await charge(ctx, p, { amount: points, part: unit, memo: name, hold: true })));
    if (!p.card || cardAmount === 0n) continue;
    charges.push({
      debit: { kind: 'card_clearing', currency: p.card.currency },
      credit: { kind: 'redeemed', currency: p.card.currency },
      amount: cardAmount,
      code: 'redeem',
      reference: p.orderId,
      part: unit,
      memo: name,
      hold: true,
    });
  }
  return charges;
}

/** A voucher that nobody pays for could never be issued. */
function refuseTooSmall(): never {
  refuse(
    'not_available',
    "The card's share is too small for so many vouchers. Pay more of it with points. Nothing was charged.",
  );
}

/** The transfers that charge the payer for the whole order at once. */
export function chargeAll(ctx: Ctx, p: Purchase): Promise<Charge[]> {
  const names = p.lines.map((l) => l.product.name).join(', ');
  return charge(ctx, p, { amount: p.points, part: 0, memo: names.slice(0, 200), hold: false });
}

async function charge(
  ctx: Ctx,
  p: Purchase,
  c: { amount: bigint; part: number; memo: string; hold: boolean },
): Promise<Charge[]> {
  const common = { ...c, code: 'redeem' as const, reference: p.orderId };
  if (p.budgetId) {
    const legs = await spendFrom(ctx, p.budgetId, common);
    return legs.map((leg) => ({ ...leg, hold: c.hold }));
  }
  return [{ ...common, debit: p.payer, credit: { kind: 'redeemed', currency: POINTS } }];
}
