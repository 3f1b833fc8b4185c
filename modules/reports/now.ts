import { z } from 'zod';
import { verb } from '#core/verb.ts';
import { selectSupply, selectTrouble } from './queries.ts';

/** What waits for a person now: orders, frozen units, and vouchers that do not work. */
export const trouble = verb({
  name: 'reports.trouble',
  permission: 'orders.read',
  reads: true,
  input: z.object({}),
  run: (ctx) => selectTrouble(ctx),
});

/** How much of what is listed can be had, and what is wrong with suppliers now. */
export const supply = verb({
  name: 'reports.supply',
  permission: 'suppliers.read',
  reads: true,
  input: z.object({}),
  run: (ctx) => selectSupply(ctx),
});
