/** What the ledger should say, in plain bigint arithmetic, lots included. Times are numbers of milliseconds. */
export type Move = {
  hold: boolean;
  debit: string;
  credit: string;
  amount: bigint;
  code: 'fund' | 'grant' | 'redeem' | 'refund' | 'move' | 'expire' | 'cancel';
  reference: string;
  part: number;
  lot?: string;
  lotEnds?: number | null;
  holdEnds?: number | null;
};
export type Lot = { id: string; wallet: string; left: bigint; ends: number | null };
type Use = { lot: string; amount: bigint };
export type Hold = Move & { id: string };
export type Charge = Move & { id: string; usedBy: string; refunded: boolean };
export type Model = {
  now: number;
  free: Map<string, bigint>;
  held: Map<string, bigint>;
  lots: Map<string, Lot>;
  uses: Map<string, Use[]>;
  holds: Map<string, Hold>;
  charges: Charge[];
};

const DAY = 86_400_000;
const REFUNDED_LIVE = 30 * DAY;
const mayGoNegative = (account: string) => /^(issuance|card_clearing|exchange):/.test(account);
const isWallet = (account: string) => account.startsWith('wallet:');
const min = (a: bigint, b: bigint) => (a < b ? a : b);

export function emptyModel(now: number): Model {
  const [free, held, lots] = [new Map(), new Map(), new Map()];
  return { now, free, held, lots, uses: new Map(), holds: new Map(), charges: [] };
}

export function copyOf(m: Model): Model {
  return structuredClone(m);
}

function add(sums: Map<string, bigint>, account: string, by: bigint): void {
  sums.set(account, (sums.get(account) ?? 0n) + by);
}

/** The accounts that linked transfers would leave short. */
export function shortIn(m: Model, moves: Move[]): string[] {
  const change = new Map<string, bigint>();
  for (const { debit, credit, amount, hold } of moves) {
    add(change, debit, -amount);
    if (!hold) add(change, credit, amount);
  }
  return [...change]
    .filter(([account, by]) => !mayGoNegative(account) && (m.free.get(account) ?? 0n) + by < 0n)
    .map(([account]) => account)
    .sort();
}

/** First to end first; what never ends last. */
function inOrder(a: Lot, b: Lot): number {
  const [x, y] = [a.ends ?? Number.POSITIVE_INFINITY, b.ends ?? Number.POSITIVE_INFINITY];
  if (x !== y) return x < y ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** Throws when the lots do not cover it: linked transfers through a wallet that come in the wrong order. */
function take(m: Model, transfer: string, move: Move): void {
  const lots = [...m.lots.values()].filter(
    (l) => l.wallet === move.debit && l.left > 0n && (move.lot === undefined || l.id === move.lot),
  );
  let missing = move.amount;
  const uses: Use[] = [];
  for (const lot of lots.sort(inOrder)) {
    if (missing === 0n) break;
    const amount = min(lot.left, missing);
    lot.left -= amount;
    missing -= amount;
    uses.push({ lot: lot.id, amount });
  }
  if (missing > 0n) throw new Error('the lots do not cover the transfer');
  m.uses.set(transfer, uses);
}

/** The last used comes back first; what has ended, or for a refund soon will, lives on in a lot of its own. */
function giveBack(m: Model, cause: string, of: string[], amount: bigint, refund: boolean): bigint {
  const ended = refund ? m.now + REFUNDED_LIVE : m.now;
  const renewed = new Map<string, bigint>();
  let missing = amount;
  for (const transfer of of) {
    const uses = [...(m.uses.get(transfer) ?? [])];
    uses.sort((a, b) => -inOrder(lotOf(m, a.lot), lotOf(m, b.lot)));
    for (const use of uses) {
      const back = min(use.amount, missing);
      if (back === 0n) continue;
      const lot = lotOf(m, use.lot);
      use.amount -= back;
      missing -= back;
      if (lot.ends !== null && lot.ends <= ended) add(renewed, lot.id, back);
      else lot.left += back;
    }
  }
  [...renewed.keys()].sort().forEach((from, i) => {
    const { wallet } = lotOf(m, from);
    const id = `${cause}.r${i + 1}`;
    m.lots.set(id, { id, wallet, left: renewed.get(from) ?? 0n, ends: m.now + REFUNDED_LIVE });
  });
  return amount - missing;
}

function lotOf(m: Model, id: string): Lot {
  const lot = m.lots.get(id);
  if (!lot) throw new Error(`the model has no lot ${id}`);
  return lot;
}

function arrive(m: Model, transfer: string, usedBy: string, move: Move): void {
  if (isWallet(move.debit)) {
    const kept = (m.uses.get(usedBy) ?? []).filter((u) => u.amount > 0n);
    kept.sort((a, b) => inOrder(lotOf(m, a.lot), lotOf(m, b.lot)));
    kept.forEach((use, i) => {
      const id = `${transfer}.${i + 1}`;
      m.lots.set(id, { id, wallet: move.credit, left: use.amount, ends: lotOf(m, use.lot).ends });
    });
    return;
  }
  let fresh = move.amount;
  if (move.code === 'refund') {
    const paid = m.charges.filter((c) => c.reference === move.reference && c.debit === move.credit);
    paid.sort(
      (a, b) => Number(b.part === move.part) - Number(a.part === move.part) || (a.id < b.id ? 1 : -1),
    );
    fresh -= giveBack(m, transfer, paid.map((c) => c.usedBy), move.amount, true); // biome-ignore format: one call
  }
  const id = `${transfer}.0`;
  if (fresh > 0n) m.lots.set(id, { id, wallet: move.credit, left: fresh, ends: move.lotEnds ?? null });
}

/** Posts or holds linked transfers that leave nobody short, under the ids that the ledger gave them. */
export function applyMoves(m: Model, moves: Move[], ids: string[]): void {
  const numbered = moves.map((move, i) => ({ ...move, id: ids[i] ?? `${i}` }));
  for (const move of numbered) {
    add(m.free, move.debit, -move.amount);
    if (move.hold) {
      add(m.held, move.debit, move.amount);
      m.holds.set(move.id, move);
    } else add(m.free, move.credit, move.amount);
    if (!move.hold && move.code === 'redeem') m.charges.push({ ...move, usedBy: move.id, refunded: false });
  }
  const outside = numbered.filter((move) => !isWallet(move.debit));
  for (const move of [...outside, ...numbered.filter((n) => isWallet(n.debit))]) {
    if (isWallet(move.debit)) take(m, move.id, move);
    if (!move.hold && isWallet(move.credit)) arrive(m, move.id, move.id, move);
  }
}

/** Ends a hold: posts it in full or in part, or gives it back. */
export function applyEnd(m: Model, holdId: string, id: string, captured: bigint): void {
  const hold = m.holds.get(holdId);
  if (!hold) throw new Error(`the model has no hold ${holdId}`);
  m.holds.delete(holdId);
  add(m.held, hold.debit, -hold.amount);
  add(m.free, hold.debit, hold.amount - captured);
  if (isWallet(hold.debit) && captured < hold.amount) {
    giveBack(m, id, [holdId], hold.amount - captured, false);
  }
  if (captured === 0n) return;
  add(m.free, hold.credit, captured);
  const posted: Move = { ...hold, hold: false, amount: captured };
  if (hold.code === 'redeem') m.charges.push({ ...posted, id, usedBy: holdId, refunded: false });
  if (isWallet(hold.credit)) arrive(m, id, holdId, posted);
}

/** Lots that have ended and hold something, in the order in which they are moved to breakage. */
export function dueLots(m: Model): Lot[] {
  return [...m.lots.values()].filter((l) => l.left > 0n && l.ends !== null && l.ends <= m.now).sort(inOrder);
}

export function overdueHolds(m: Model): Hold[] {
  return [...m.holds.values()].filter((h) => (h.holdEnds ?? Number.POSITIVE_INFINITY) <= m.now);
}
