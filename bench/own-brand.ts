import '#scripts/follow-parent.ts';
import { closePool } from '#db/client.ts';
import { generateCodes } from '#modules/vouchers/index.ts';
import { jobs } from '#modules/vouchers/jobs.ts';
import { asPlatform, makeTenant } from '#tests/factories.ts';
import { makeOwnBrand } from '#tests/own-brand.ts';
import { openDatabase } from './database.ts';

/** Own-brand codes through the job, on a PostgreSQL that really writes to the disk: the rate and what is double. */
const COUNT = Number(process.argv[2] ?? 200_000);
const { owner, stop } = await openDatabase();
const tenant = await makeTenant();
const productId = await makeOwnBrand(tenant);
const { runId } = await generateCodes.call(asPlatform(tenant), {
  productId,
  denomination: 1000,
  count: COUNT,
});
const began = performance.now();
await jobs['vouchers.generate']?.(asPlatform(tenant), { runId });
const seconds = (performance.now() - began) / 1000;
const [found] = await owner<{ codes: number; different: number }[]>`
  select count(*)::int as codes, count(distinct fingerprint)::int as different from stock_codes
   where tenant_id = ${tenant.id} and taken_at is null`;
await closePool();
await stop();
const { codes = 0, different = 0 } = found ?? {};
const perMinute = Math.round((codes / seconds) * 60);
console.log(
  `${codes} codes in ${seconds.toFixed(1)} s: ${perMinute} a minute; asked for ${COUNT}, duplicates ${codes - different}.`,
);
if (codes !== COUNT || codes !== different || perMinute < 100_000) process.exitCode = 1;
