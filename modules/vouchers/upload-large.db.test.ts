import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { asOwner, makeProduct, makeTenant, rowsOf } from '#tests/factories.ts';
import { refusalOf } from '#tests/outcome.ts';
import { MAX_UPLOAD_ROWS } from './schema.ts';
import { uploadStock } from './stock.ts';

const MOST_HEAP_MB = 200;
const bytes = (lines: string[]) => new TextEncoder().encode(lines.join('\n'));

/** Runs work and answers by how much the heap and buffers grew at the most, in MB. */
async function peakGrowth(work: Promise<unknown>): Promise<number> {
  const used = () => {
    const { heapUsed, external } = process.memoryUsage();
    return (heapUsed + external) / 1024 / 1024;
  };
  const start = used();
  let [peak, busy] = [start, true];
  const watch = async () => {
    while (busy) {
      peak = Math.max(peak, used());
      await pause(20);
    }
  };
  const watching = watch();
  await work.finally(() => {
    busy = false;
  });
  await watching;
  return peak - start;
}

it(`an upload of ${MAX_UPLOAD_ROWS} rows adds every code within ${MOST_HEAP_MB} MB`, {
  timeout: 180_000,
}, async () => {
  const tenant = await makeTenant();
  const { productId } = await makeProduct(tenant, { values: [1000], codes: 0 });
  const lines = Array.from(
    { length: MAX_UPLOAD_ROWS },
    (_, n) => `${productId},10.00,C${n.toString(36).padStart(6, '0')}`,
  );
  const content = bytes(['product,denomination,code', ...lines]);
  lines.length = 0;
  const uploaded = uploadStock.call(asOwner(tenant), { fileName: 'large.csv', content });
  const growth = await peakGrowth(uploaded);
  expect(await uploaded).toMatchObject({ accepted: MAX_UPLOAD_ROWS, refusedCount: 0 });
  expect(await rowsOf(tenant, 'stock_codes')).toBe(MAX_UPLOAD_ROWS);
  expect(growth).toBeLessThan(MOST_HEAP_MB);
});

it('one row more is refused and adds nothing, and names at most 1000 bad rows', {
  timeout: 60_000,
}, async () => {
  const tenant = await makeTenant();
  const { productId } = await makeProduct(tenant, { values: [1000], codes: 0 });
  const bad = Array.from({ length: MAX_UPLOAD_ROWS }, (_, n) => `x,1,CODE${n}`);
  const upload = (rows: string[]) =>
    uploadStock.call(asOwner(tenant), {
      fileName: 'large.csv',
      content: bytes(['product,denomination,code', ...rows]),
    });
  const refusal = await refusalOf(upload([`${productId},10.00,GOOD-CODE`, ...bad]));
  expect([refusal.code, refusal.message]).toEqual(['invalid', expect.stringContaining('200000 rows')]);
  expect(await rowsOf(tenant, 'stock_codes')).toBe(0);
  const verdict = await upload([...bad.slice(1), `${productId},10.00,GOOD-CODE`]);
  expect(verdict).toMatchObject({ accepted: 1, refusedCount: MAX_UPLOAD_ROWS - 1 });
  expect(verdict.refused).toHaveLength(1000);
});
