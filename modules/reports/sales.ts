import { verb } from '#core/verb.ts';
import { selectBrands, selectDays } from './queries.ts';
import { periodInput, type Sales } from './schema.ts';

/** What was ordered in a period, day by day and by brand, beside the period of the same length before it. */
export const sales = verb({
  name: 'reports.sales',
  permission: 'orders.read',
  reads: true,
  input: periodInput,
  run: async (ctx, { from, to }): Promise<Sales> => {
    const length = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
    const before = { from: shifted(from, -length), to: shifted(from, -1) };
    const [days, earlier, brands] = [
      await selectDays(ctx, { from, to }),
      await selectDays(ctx, before),
      await selectBrands(ctx, { from, to }, before),
    ];
    return { from, to, days, before: earlier, brands };
  },
});

function shifted(day: string, by: number): string {
  return new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10);
}
