import { countAllDays } from '#modules/reports/index.ts';
import { asPlatform, makeTenant } from '#tests/factories.ts';
import { openDatabase } from './database.ts';
import { measure } from './orders-ask.ts';
import { fill } from './orders-fill.ts';

const [FEW, MANY] = [10_000, 1_000_000];
const [MOST_MS, MOST_GROWTH] = [150, 2];

const { owner, stop } = await openDatabase();
const [few, many] = [await makeTenant(), await makeTenant()];
await fill(owner, few, FEW);
await fill(owner, many, MANY);
for (const tenant of [few, many]) await countAllDays(asPlatform(tenant), {});
await owner`vacuum (analyze) orders, order_lines, members, order_days`;
const medians = await measure({ tenant: few, count: FEW }, { tenant: many, count: MANY });
let missed = 0;
for (const [name, [before, ms]] of medians) {
  const growth = ms / before;
  const ok = ms <= MOST_MS && growth <= MOST_GROWTH;
  if (!ok) missed += 1;
  console.log(
    `${ok ? '✓' : '✗'} ${name.padEnd(26)} ${before.toFixed(1).padStart(7)} ms ${ms.toFixed(1).padStart(7)} ms  ×${growth.toFixed(2)}`,
  );
}
await stop();
process.exitCode = missed > 0 ? 1 : 0;
