import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '#lib/id.ts';
import { bareTenant, during } from '#tests/ledger/bare.ts';
import { applyMoves, emptyModel, type Model, type Move, shortIn } from '#tests/ledger/model.ts';

const BATCHES = 10_000;
const IN_ONE_STATEMENT = 50;
const SEED = 10_401;
const CURRENCIES = ['PTS', 'EUR', 'JPY'];
const KINDS = ['issuance', 'program', 'fees', 'redeemed', 'card_clearing', 'breakage'];

const move = fc
  .record({
    kinds: fc.tuple(fc.constantFrom(...KINDS), fc.constantFrom(...KINDS)).filter(([a, b]) => a !== b),
    currency: fc.constantFrom(...CURRENCIES),
    amount: fc.oneof(fc.bigInt({ min: 1n, max: 90n }), fc.bigInt({ min: 1n, max: 10n ** 15n })),
    hold: fc.boolean(),
  })
  .map(({ kinds: [from, to], currency, amount, hold }): Move => {
    const [debit, credit] = [`${from}::${currency}`, `${to}::${currency}`];
    return { debit, credit, amount, hold, code: 'move', reference: 'batch', part: 0 };
  });
const batch = fc.array(move, { minLength: 1, maxLength: 6 });

const rowOf = (m: Move) => ({
  id: newId('transfer'),
  type: m.hold ? 'pending' : 'posted',
  debit: m.debit,
  credit: m.credit,
  currency: m.debit.split(':')[2],
  amount: Number(m.amount),
  code: m.code,
  reference: m.reference,
});
/** As the model is told, once the ledger has answered: who is short, or what was moved. */
function expected(model: Model, moves: Move[]): string[] | null {
  const short = shortIn(model, moves);
  if (short.length > 0) return short;
  applyMoves(model, moves, moves.map(() => newId('transfer'))); // biome-ignore format: one call
  return null;
}

describe('linked transfers', () => {
  it(`of ${BATCHES} random batches move all or nothing, exactly as arithmetic says, and every currency sums to zero`, async () => {
    const tenant = bareTenant();
    const model = emptyModel(0);
    const batches = fc.sample(batch, { numRuns: BATCHES, seed: SEED });
    let refused = 0;
    for (let i = 0; i < BATCHES; i += IN_ONE_STATEMENT) {
      const some = batches.slice(i, i + IN_ONE_STATEMENT);
      const answers = await during(tenant, ({ sql, now }) => {
        const rows = some.map((moves) => moves.map(rowOf));
        return sql<{ short: string[] | null }[]>`
          select ledger_post(${now}, b) as short from jsonb_array_elements(${rows as never}::jsonb) as b`;
      });
      some.forEach((moves, n) => {
        const short = answers[n]?.short ?? null;
        expect(short).toEqual(expected(model, moves));
        if (short) refused += 1;
      });
    }
    await during(tenant, async ({ sql }) => {
      const accounts = await sql<{ id: string; free: bigint; held: bigint }[]>`
        select id, credits_posted - debits_posted - debits_pending as free, debits_pending as held
          from accounts where tenant_id = ${tenant.id}`;
      expect(accounts).toHaveLength(KINDS.length * CURRENCIES.length);
      for (const { id, free, held } of accounts)
        expect([free, held], id).toEqual([model.free.get(id) ?? 0n, model.held.get(id) ?? 0n]);
      const sums = await sql<{ off: bigint }[]>`
        select sum(credits_posted - debits_posted)::bigint as off from accounts where tenant_id = ${tenant.id} group by currency`;
      expect(sums.map((s) => s.off)).toEqual([0n, 0n, 0n]);
    });
    console.log(`ledger batches: ${BATCHES} batches, seed ${SEED}, ${refused} refused`);
    expect(refused).toBeGreaterThan(BATCHES / 20);
    expect(refused).toBeLessThan(BATCHES - BATCHES / 20);
  }, 180_000);
});
