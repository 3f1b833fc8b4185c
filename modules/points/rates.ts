import { z } from 'zod';
import { verb } from '#core/verb.ts';
import { refuse } from '#lib/errors.ts';
import { plain } from '#lib/plain.ts';
import { type RateRow, setRateInput } from './schema.ts';
import { insertRate, selectRate, selectRateRows } from './store.ts';

/** Records a rate from now or from a moment to come; each order keeps the one that it used. */
export const setRate = verb({
  name: 'points.setRate',
  permission: 'points.manage',
  input: setRateInput,
  run: async (ctx, { points, minorUnits, startsAt, ...rest }) => {
    const start = startsAt ? new Date(startsAt) : ctx.now;
    if (start < ctx.now) {
      const message = 'must not lie in the past: what was sold was sold at the rate of its time';
      refuse('invalid', { message: `startsAt: ${message}`, fields: [{ field: 'startsAt', message }] });
    }
    const before = await selectRate(ctx, rest.currency);
    const rate = { points: BigInt(points), minorUnits: BigInt(minorUnits) };
    await insertRate(ctx, { ...rate, ...rest, startsAt: start });
    ctx.emit({
      type: 'points.rate_set',
      objectType: 'tenant',
      objectId: ctx.tenant.id,
      data: { ...rest, points, minorUnits },
    });
    const was = before && { points: plain(before.points), minorUnits: plain(before.minorUnits) };
    const after = { points, minorUnits, ...rest, startsAt: start.toISOString() };
    ctx.note({ objectId: ctx.tenant.id, detail: { before: was, after } });
    return { currency: rest.currency };
  },
});

/** The rates of each currency, newest first: what is to come, what is in force, and what was. */
export const listRates = verb({
  name: 'points.rates',
  permission: 'points.manage',
  reads: true,
  input: z.object({}),
  run: async (ctx): Promise<{ items: RateRow[] }> => {
    const rows = await selectRateRows(ctx);
    const inForce = new Set<string>();
    const items = rows.map(({ startsAt, atOnce, ...row }) => {
      const begun = startsAt <= ctx.now || atOnce;
      const state = !begun ? 'to_come' : inForce.has(row.currency) ? 'past' : 'in_force';
      if (begun) inForce.add(row.currency);
      return { ...row, state, startsAt: startsAt.toISOString() } as const;
    });
    return { items };
  },
});
