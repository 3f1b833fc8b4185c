import fc from 'fast-check';
import { expect } from 'vitest';
import type { Ctx } from '#core/context.ts';
import { accountKey } from '#modules/ledger/account-id.ts';
import { cancelLot } from '#modules/ledger/cancel-lot.ts';
import { expireLots } from '#modules/ledger/expire-lots.ts';
import { capture, post, release, settle } from '#modules/ledger/index.ts';
import { releaseExpired } from '#modules/ledger/release-expired.ts';
import {
  applyEnd,
  applyMoves,
  copyOf,
  dueLots,
  type Hold,
  type Model,
  type Move,
  overdueHolds,
  shortIn,
} from './model.ts';

/** The real ledger: one tenant's transaction, whose time the model sets. */
export type Real = { ctx: Ctx; references: number; did: (what: string) => void };
export type Step = fc.AsyncCommand<Model, Real>;

const DAY = 86_400_000;
export const WALLETS = ['wallet:mem_a:PTS', 'wallet:mem_b:PTS', 'wallet:mem_c:PTS'];
const [ISSUANCE, PROGRAM, REDEEMED] = ['issuance::PTS', 'program::PTS', 'redeemed::PTS'];
export const ACCOUNTS = [ISSUANCE, PROGRAM, REDEEMED, 'breakage::PTS', ...WALLETS];
const at = (m: Model, { ctx }: Real): Ctx =>
  Object.assign(Object.create(ctx) as Ctx, { now: new Date(m.now) });

const wallet = fc.constantFrom(...WALLETS);
const amount = fc.bigInt({ min: 1n, max: 60n });
const days = fc.option(fc.integer({ min: 1, max: 90 }), { nil: null });
const ending = (m: Model, inDays: number | null) => (inDays === null ? null : m.now + inDays * DAY);

/** Posts to both and wants the same answer of both. */
async function postBoth(m: Model, real: Real, moves: Move[], what: string): Promise<void> {
  if (moves.length === 0) return;
  const short = shortIn(m, moves);
  const posted = await post(
    at(m, real),
    moves.map(({ debit, credit, lotEnds, holdEnds, ...move }) => ({
      ...move,
      debit: accountKey(debit),
      credit: accountKey(credit),
      ...(lotEnds ? { lotExpiresAt: new Date(lotEnds) } : {}),
      ...(holdEnds ? { expiresAt: new Date(holdEnds) } : {}),
    })),
  );
  expect(posted.short ?? []).toEqual(short);
  real.did(posted.ids ? what : 'refused');
  if (posted.ids) applyMoves(m, moves, posted.ids);
}

/** Linked transfers through a wallet must come in the order in which the points do. */
function inOrder(m: Model, moves: Move[]): boolean {
  if (shortIn(m, moves).length > 0) return true;
  try {
    applyMoves(copyOf(m), moves, []);
    return true;
  } catch {
    return false;
  }
}

type Made = { what: string; name: string; moves: (m: Model, reference: string) => Move[] };
function posting({ what, name, moves }: Made): Step {
  return {
    check: (m) => inOrder(m, moves(m, 'x')),
    run: (m, real) => postBoth(m, real, moves(m, `mdl_${real.references++}`), what),
    toString: () => name,
  };
}

const one = (
  of: Partial<Move> & Pick<Move, 'debit' | 'credit' | 'amount' | 'code'>,
  reference: string,
): Move => ({
  hold: false,
  part: 0,
  reference,
  ...of,
});

const fund = amount.map((n) =>
  posting({
    what: 'fund',
    name: `fund ${n}`,
    moves: (_, reference) => [
      one({ debit: ISSUANCE, credit: PROGRAM, amount: n * 3n, code: 'fund' }, reference),
    ],
  }),
);
const grant = fc.tuple(wallet, amount, days).map(([to, n, life]) =>
  posting({
    what: 'grant',
    name: `grant ${n} to ${to} for ${life} days`,
    moves: (m, reference) => [
      one({ debit: PROGRAM, credit: to, amount: n, code: 'grant', lotEnds: ending(m, life) }, reference),
    ],
  }),
);
const pass = fc.tuple(wallet, wallet, amount, fc.boolean()).map(([from, to, n, hold]) =>
  posting({
    what: hold ? 'hold to pass on' : 'pass on',
    name: `${hold ? 'hold to pass' : 'pass'} ${n} from ${from} to ${to}`,
    moves: (_, reference) =>
      from === to ? [] : [one({ debit: from, credit: to, amount: n, code: 'move', hold }, reference)],
  }),
);
/** An order of several parts, paid at once or held for: all of them or none. */
const buy = fc
  .tuple(
    wallet,
    fc.array(amount, { minLength: 1, maxLength: 3 }),
    fc.boolean(),
    fc.integer({ min: 1, max: 30 }),
  )
  .map(([from, amounts, hold, life]) =>
    posting({
      what: hold ? 'hold' : 'pay',
      name: `${hold ? 'hold' : 'pay'} ${amounts} of ${from} for ${life} days`,
      moves: (m, reference) =>
        amounts.map((n, i) =>
          one(
            {
              debit: from,
              credit: REDEEMED,
              amount: n,
              code: 'redeem',
              hold,
              part: i + 1,
              holdEnds: hold ? ending(m, life) : null,
            },
            reference,
          ),
        ),
    }),
  );
/** A grant that is spent and passed on in the same breath. */
const linked = fc.tuple(wallet, wallet, wallet, amount, amount, amount).map(([a, b, c, x, y, z]) =>
  posting({
    what: 'linked',
    name: `linked: ${x} to ${a}, ${y} of ${b}, ${z} from ${b} to ${c}`,
    moves: (_, reference) => [
      one({ debit: PROGRAM, credit: a, amount: x, code: 'grant' }, reference),
      one({ debit: b, credit: REDEEMED, amount: y, code: 'redeem', part: 9 }, reference),
      ...(b === c ? [] : [one({ debit: b, credit: c, amount: z, code: 'move', hold: false }, reference)]),
    ],
  }),
);

const nth = <T>(list: T[], n: number): T | undefined => (list.length > 0 ? list[n % list.length] : undefined);

/** Captures or releases one hold, in full or in part; what is not there any more is answered with null. */
const end = fc.tuple(fc.nat(7), fc.integer({ min: -40, max: 60 }), fc.boolean()).map(
  ([n, share, voids]): Step => ({
    check: () => true,
    run: async (m, real) => {
      const hold = nth([...m.holds.values()], n);
      if (!hold) {
        expect(await capture(at(m, real), 'trf_none')).toBeNull();
        return;
      }
      const part = voids ? 0n : share <= 0 ? hold.amount : 1n + (BigInt(share) % hold.amount);
      const id = await (voids ? release(at(m, real), hold.id) : capture(at(m, real), hold.id, part));
      applyEnd(m, hold.id, id ?? '', part);
      real.did(voids ? 'release' : part < hold.amount ? 'part capture' : 'capture');
      expect(await release(at(m, real), hold.id)).toBeNull();
    },
    toString: () =>
      `${voids ? 'release' : 'capture'} hold ${n}${voids || share <= 0 ? '' : ` in part ${share}`}`,
  }),
);

/** Captures or releases all that is held for one order. */
const settleAll = fc.tuple(fc.nat(7), fc.boolean()).map(
  ([n, voids]): Step => ({
    check: (m) => m.holds.size > 0,
    run: async (m, real) => {
      const { reference = '' } = nth([...m.holds.values()], n) ?? {};
      const held = [...m.holds.values()].filter((h) => h.reference === reference);
      const ended = await settle(at(m, real), { reference }, voids ? 'void' : 'post');
      expect([...ended.keys()].sort()).toEqual(held.map((h) => h.id).sort());
      endAll(m, held, ended, voids);
      real.did(voids ? 'release order' : 'capture order');
    },
    toString: () => `${voids ? 'release' : 'capture'} the order of hold ${n}`,
  }),
);

/** In the order of the ids of what ends them, as the ledger does. */
function endAll(m: Model, held: Hold[], ended: Map<string, string>, voids: boolean): void {
  const by = held.map((hold) => ({ hold, id: ended.get(hold.id) ?? '' }));
  by.sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const { hold, id } of by) applyEnd(m, hold.id, id, voids ? 0n : hold.amount);
}

const refund = fc.tuple(fc.nat(7), fc.integer({ min: -40, max: 60 })).map(
  ([n, share]): Step => ({
    check: (m) => m.charges.some((c) => !c.refunded && (m.free.get(c.credit) ?? 0n) >= c.amount),
    run: async (m, real) => {
      const charge = nth(m.charges.filter((c) => !c.refunded && (m.free.get(c.credit) ?? 0n) >= c.amount), n); // biome-ignore format: one thought
      if (!charge) return;
      const part = share <= 0 ? charge.amount : 1n + (BigInt(share) % charge.amount);
      charge.refunded = true;
      const before = new Set(m.lots.keys());
      const { debit, credit, reference, part: number } = charge;
      await postBoth(
        m,
        real,
        [one({ debit: credit, credit: debit, amount: part, code: 'refund', part: number }, reference)],
        'refund',
      );
      if ([...m.lots.keys()].some((id) => id.includes('.r') && !before.has(id))) real.did('renewed');
    },
    toString: () => `refund charge ${n}${share <= 0 ? '' : ` in part ${share}`}`,
  }),
);

const wait = fc.integer({ min: 1, max: 45 }).map(
  (n): Step => ({
    check: () => true,
    run: async (m) => {
      m.now += n * DAY;
    },
    toString: () => `wait ${n} days`,
  }),
);

const expire = fc.integer({ min: 1, max: 4 }).map(
  (limit): Step => ({
    check: () => true,
    run: async (m, real) => {
      const due = dueLots(m).slice(0, limit);
      const gone = await expireLots(at(m, real), limit);
      expect(gone.map((l) => [l.id, l.remaining])).toEqual(due.map((l) => [l.id, l.left]));
      for (const lot of due) {
        const expiry = one(
          { debit: lot.wallet, credit: 'breakage::PTS', amount: lot.left, code: 'expire', lot: lot.id },
          lot.id,
        );
        real.did('expire');
        applyMoves(m, [expiry], [`expiry of ${lot.id} at ${m.now}`]);
      }
    },
    toString: () => `expire at most ${limit} lots`,
  }),
);

const cancel = fc.nat(7).map(
  (n): Step => ({
    check: (m) => m.lots.size > 0,
    run: async (m, real) => {
      const lot = nth([...m.lots.values()], n);
      if (!lot) return;
      const [debit, credit] = [accountKey(lot.wallet), accountKey(PROGRAM)];
      const done = await cancelLot(at(m, real), {
        debit,
        credit,
        lot: lot.id,
        reference: `cancel ${lot.id}`,
      });
      expect(done.amount).toBe(lot.left);
      if (lot.left === 0n) return;
      real.did('cancel');
      const move = one(
        { debit: lot.wallet, credit: PROGRAM, amount: lot.left, code: 'cancel', lot: lot.id },
        'x',
      );
      applyMoves(m, [move], [done.transferId ?? '']);
    },
    toString: () => `cancel lot ${n}`,
  }),
);

const sweep = fc.constant<Step>({
  check: () => true,
  run: async (m, real) => {
    const overdue = overdueHolds(m);
    expect(await releaseExpired.run(at(m, real), {})).toEqual({ released: overdue.length });
    if (overdue.length === 0) return;
    real.did('overdue');
    const rows = await real.ctx.sql<{ id: string; hold: string }[]>`
      select id, pending_id as hold from transfers
       where tenant_id = ${real.ctx.tenant.id} and type = 'void' and pending_id = any(${overdue.map((h) => h.id)})`;
    endAll(m, overdue, new Map(rows.map((r) => [r.hold, r.id])), true);
  },
  toString: () => 'release what is overdue',
});

/** What every life begins with: wallets with lots of several ends. */
export const BEGINNING: Step = posting({
  what: 'begin',
  name: 'begin',
  moves: (m, reference) => {
    const lots: [number, bigint, number | null][] = [
      [0, 40n, 10],
      [0, 30n, 40],
      [0, 25n, null],
      [1, 50n, 20],
      [1, 30n, 20],
      [2, 60n, null],
    ];
    const grants = lots.map(([to, n, life]) =>
      one(
        {
          debit: PROGRAM,
          credit: WALLETS[to] ?? '',
          amount: n,
          code: 'grant',
          lotEnds: life === null ? null : m.now + life * DAY,
        },
        reference,
      ),
    );
    return [one({ debit: ISSUANCE, credit: PROGRAM, amount: 500n, code: 'fund' }, reference), ...grants];
  },
});

/** One life of a ledger: mostly grants and what is done with them. */
export const lives = (size: number) =>
  fc.commands(
    [
      grant,
      buy,
      buy,
      buy,
      end,
      end,
      settleAll,
      refund,
      refund,
      pass,
      linked,
      wait,
      wait,
      expire,
      expire,
      cancel,
      sweep,
      fund,
    ],
    {
      maxCommands: size,
      size: 'max',
    },
  );

/** The ledger and the model say the same of every account and every lot. */
export async function compare(m: Model, { ctx }: Real): Promise<void> {
  const { sql, tenant } = ctx;
  const [accounts, lots] = await Promise.all([
    sql<{ id: string; free: bigint; held: bigint }[]>`
      select id, credits_posted - debits_posted - debits_pending as free, debits_pending as held
        from accounts where tenant_id = ${tenant.id}`,
    sql<{ id: string; wallet: string; left: bigint; ends: Date | null }[]>`
      select id, account_id as wallet, remaining as left, expires_at as ends from wallet_lots where tenant_id = ${tenant.id}`,
  ]);
  const said = new Map(accounts.map((a) => [a.id, [a.free, a.held]]));
  for (const id of ACCOUNTS)
    expect(said.get(id) ?? [0n, 0n], id).toEqual([m.free.get(id) ?? 0n, m.held.get(id) ?? 0n]);
  const real = lots.map((l) => ({ ...l, ends: l.ends?.getTime() ?? null }));
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  expect(real.sort(byId)).toEqual([...m.lots.values()].sort(byId));
}
