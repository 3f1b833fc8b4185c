import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ctx } from '#core/context.ts';
import { newId } from '#lib/id.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { asPlatform } from '#tests/factories.ts';
import { bareTenant, daysOn, during, given, moving, points } from '#tests/ledger/bare.ts';
import {
  balanceOf,
  cancelLot,
  capture,
  expireLots,
  hold,
  post,
  release,
  releaseExpired,
  settle,
  transfer,
} from './index.ts';

const RUNS = 400;
const SEED = 31_082;
const NOW = daysOn(10);
const wallet = points('wallet', 'mem_a');
const redeemed = points('redeemed');

/** A transaction whose statements start when the scheduler says so, until it holds its first lock. */
function gated(ctx: Ctx, pause: (what: string) => Promise<unknown>): Ctx {
  let locked = false;
  const ask = (strings: TemplateStringsArray, ...values: never[]) => {
    const query = ctx.sql(strings, ...values);
    if (locked) return query;
    const text = strings.join('?');
    const start = query.then.bind(query);
    // biome-ignore lint/suspicious/noThenProperty: a query of this driver starts when it is awaited
    query.then = ((ok: never, fail: never) =>
      pause(text.trim().slice(0, 40)).then(() => {
        locked ||= text.includes('ledger_');
        return start(ok, fail);
      })) as typeof query.then;
    return query;
  };
  const sql = new Proxy(ctx.sql, { apply: (_, __, given_) => ask(...(given_ as [TemplateStringsArray])) });
  return Object.assign(Object.create(ctx) as Ctx, { sql, now: NOW });
}

type World = { tenant: TenantRef; lot: string; hold: string; order: string };
type Actor = { does: string; run: (ctx: Ctx, w: World) => Promise<bigint> };

const spend = (amount: bigint, code: 'redeem' | 'move' = 'redeem') =>
  moving({ debit: wallet, credit: code === 'move' ? points('wallet', 'mem_b') : redeemed, amount, code });
/** Each answers how many points it took out of the wallet for good; what it gave back counts as taken before. */
const ACTORS: Actor[] = [
  { does: 'spend 30', run: async (ctx) => ((await transfer(ctx, spend(30n))) ? 30n : 0n) },
  { does: 'spend 70', run: async (ctx) => ((await transfer(ctx, spend(70n))) ? 70n : 0n) },
  { does: 'pass on 25', run: async (ctx) => ((await transfer(ctx, spend(25n, 'move'))) ? 25n : 0n) },
  {
    does: 'hold 20, capture 15',
    run: async (ctx) => {
      const id = await hold(ctx, spend(20n));
      return id && (await capture(ctx, id, 15n)) ? 15n : 0n;
    },
  },
  {
    does: 'capture',
    run: async (ctx, w) => {
      await capture(ctx, w.hold);
      return 0n;
    },
  },
  { does: 'capture 4', run: async (ctx, w) => ((await capture(ctx, w.hold, 4n)) ? -6n : 0n) },
  { does: 'release', run: async (ctx, w) => ((await release(ctx, w.hold)) ? -10n : 0n) },
  {
    does: 'settle',
    run: async (ctx, w) => ((await settle(ctx, { reference: w.order }, 'void')).size > 0 ? -10n : 0n),
  },
  {
    does: 'sweep',
    run: async (ctx) => ((await releaseExpired.run(ctx, {})).released > 0 ? -10n : 0n),
  },
  {
    does: 'expire',
    run: async (ctx) => {
      const own = (await expireLots(ctx, 9)).filter((lot) => lot.accountId === 'wallet:mem_a:PTS');
      return own.reduce((sum, lot) => sum + lot.remaining, 0n);
    },
  },
  {
    does: 'cancel',
    run: async (ctx, w) =>
      (await cancelLot(ctx, { debit: wallet, credit: points('program'), lot: w.lot, reference: 'x' })).amount,
  },
];

async function makeWorld(): Promise<World> {
  const tenant = bareTenant();
  const order = newId('order');
  return during(tenant, async (ctx) => {
    const grants = await post(ctx, given(wallet, [[40n, 8], [30n, 9], [40n, null]])); // biome-ignore format: a list
    const held = { ...spend(10n), reference: order, expiresAt: daysOn(5) };
    const id = (await hold(ctx, held)) ?? '';
    return { tenant, lot: `${grants.ids?.[2]}.0`, hold: id, order };
  });
}

describe('the ledger', () => {
  it(`has what was acknowledged after ${RUNS} interleavings of whoever wants the same points, the same lot and the same hold`, async () => {
    const together = fc.array(fc.constantFrom(...ACTORS), { minLength: 2, maxLength: 6 });
    const acknowledged = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), together, async (scheduler, actors) => {
        const world = await makeWorld();
        const pause = (what: string) => scheduler.schedule(Promise.resolve(), what);
        const all = actors.map(async (actor) => {
          const caller = { ...asPlatform(world.tenant), now: NOW };
          return during(world.tenant, (ctx) => actor.run(gated(ctx, pause), world), caller.now);
        });
        const taken = await scheduler.waitFor(Promise.all(all));
        const { available, held } = await during(world.tenant, (ctx) => balanceOf(ctx, wallet));
        const open = await during(world.tenant, (ctx) => capture(ctx, world.hold));
        expect(held).toBe(open ? 10n : 0n);
        expect(available).toBe(100n - taken.reduce((sum, t) => sum + t, 0n));
        actors.forEach(({ does }, i) => {
          if (taken[i] !== 0n) acknowledged.set(does, (acknowledged.get(does) ?? 0) + 1);
        });
      }),
      { numRuns: RUNS, seed: SEED },
    );
    console.log(`ledger interleavings: ${RUNS} runs, seed ${SEED}, ${JSON.stringify([...acknowledged])}`);
    expect(acknowledged.size).toBe(ACTORS.length - 1);
  }, 180_000);
});
