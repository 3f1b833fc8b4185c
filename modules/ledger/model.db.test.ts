import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asPlatform, NOW } from '#tests/factories.ts';
import { bareTenant } from '#tests/ledger/bare.ts';
import { BEGINNING, compare, lives, type Real } from '#tests/ledger/commands.ts';
import { emptyModel } from '#tests/ledger/model.ts';
import { inVerb } from '#tests/proof-verb.ts';

const RUNS = 5_000;
const AT_ONCE = 4;
const SEED = 20_261;

let runs = 0;
const done = new Map<string, number>();
const did = (what: string) => void done.set(what, (done.get(what) ?? 0) + 1);

const tally = () => [...done].map(([what, count]) => `${what} ${count}`).join(', ');

describe('the ledger', () => {
  it(`says what plain arithmetic says through ${RUNS} random lives of grants, holds, captures, refunds and lots that end`, async () => {
    const lifes = Array.from({ length: AT_ONCE }, (_, i) =>
      fc.assert(
        fc.asyncProperty(lives(20), async (commands) => {
          await inVerb(asPlatform(bareTenant()), async (ctx) => {
            const model = emptyModel(NOW.getTime());
            const real: Real = { ctx, references: 0, did };
            await BEGINNING.run(model, real);
            await fc.asyncModelRun(() => ({ model, real }), commands);
            await compare(model, real);
          });
          runs += 1;
        }),
        { numRuns: RUNS / AT_ONCE, seed: SEED + i },
      ),
    );
    await Promise.all(lifes);
    console.log(`ledger model: ${runs} runs, seeds ${SEED} to ${SEED + AT_ONCE - 1}; ${tally()}`);
    expect(runs).toBeGreaterThanOrEqual(RUNS);
    for (const [what, count] of done) expect(count, what).toBeGreaterThan(RUNS / 100);
    expect(done.size).toBe(19);
  }, 240_000);
});
