import { describe, expect, it } from 'vitest';
import { asOwner, makeProduct, makeTenant, rowsOf } from '#tests/factories.ts';
import { codeOf } from '#tests/outcome.ts';
import { uploadStock } from './stock.ts';

const ROWS = 10_000;
const bytes = (lines: string[]) => new TextEncoder().encode(lines.join('\r\n'));

/** Ten thousand sound rows of which 37 are spoilt, each in one of these ways, and the rows that a sheet shows them at. */
async function spoilt() {
  const tenant = await makeTenant();
  const { productId } = await makeProduct(tenant, { values: [1000], codes: 0 });
  const sound = (n: number) => [productId, '10.00', `CODE-${n}`, '1234', '', '2029-12-31'];
  const ways: ((row: string[]) => string[])[] = [
    ([, ...rest]) => ['no-such-sku', ...rest],
    ([p, , ...rest]) => [p ?? '', '11.00', ...rest],
    ([p, , ...rest]) => [p ?? '', '10,00 EUR', ...rest],
    ([p, , ...rest]) => [p ?? '', '', ...rest],
    ([p, d, , ...rest]) => [p ?? '', d ?? '', '', ...rest],
    ([p, d, , ...rest]) => [p ?? '', d ?? '', 'abc', ...rest],
    ([p, d, , ...rest]) => [p ?? '', d ?? '', '=HYPERLINK("http://x")', ...rest],
    ([p, d, , ...rest]) => [p ?? '', d ?? '', '@SUM(A1:A9)', ...rest],
    ([p, d, , ...rest]) => [p ?? '', d ?? '', '+4915112345', ...rest],
    ([p, d, , ...rest]) => [p ?? '', d ?? '', 'CODE-0', ...rest],
    ([p, d, c, pin]) => [p ?? '', d ?? '', c ?? '', pin ?? '', '', '31.12.2029'],
    ([p, d, c, pin]) => [p ?? '', d ?? '', c ?? '', pin ?? '', '', '2020-01-01'],
    ([p, d, c, pin]) => [p ?? '', d ?? '', c ?? '', pin ?? '', 'javascript:alert(1)', ''],
    ([p, d, c]) => [p ?? '', d ?? '', c ?? '', 'x'.repeat(61), '', ''],
  ];
  const rows = Array.from({ length: ROWS }, (_, n) => sound(n));
  const faults = Array.from({ length: 37 }, (_, i) => 100 + i * 263);
  for (const [i, at] of faults.entries()) rows[at] = ways[i % ways.length]?.(rows[at] ?? []) ?? [];
  const cell = (text: string) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = rows.map((row) => row.map(cell).join(','));
  return { tenant, lines, rowsOfFaults: faults.map((at) => at + 2) };
}

const HEADER = 'product,denomination,code,pin,url,expires_on';

describe('a file of 10,000 rows with 37 planted faults', () => {
  it('has exactly these named, in a dry run that adds nothing and in the upload after it', async () => {
    const { tenant, lines, rowsOfFaults } = await spoilt();
    const file = { fileName: 'codes.csv', content: bytes([HEADER, ...lines]) };
    const dry = await uploadStock.call(asOwner(tenant), { ...file, dryRun: true });
    expect(dry).toMatchObject({ batchId: null, accepted: ROWS - 37, refusedCount: 37 });
    expect(dry.refused.map((r) => r.row)).toEqual(rowsOfFaults);
    expect(await rowsOf(tenant, 'stock_codes')).toBe(0);
    expect(await rowsOf(tenant, 'stock_batches')).toBe(0);
    const real = await uploadStock.call(asOwner(tenant), file);
    expect(real).toMatchObject({ accepted: dry.accepted, refused: dry.refused });
    expect(await rowsOf(tenant, 'stock_codes')).toBe(ROWS - 37);
    const again = await uploadStock.call(asOwner(tenant), { ...file, dryRun: true });
    expect(again).toMatchObject({ accepted: 0, refusedCount: ROWS });
    expect(again.refused.some((r) => r.reason === 'code was uploaded before')).toBe(true);
  });
});

describe('a file that calls its columns otherwise', () => {
  it('is read as it was said to be meant, and refused where nobody said so', async () => {
    const tenant = await makeTenant();
    const { productId } = await makeProduct(tenant, { values: [1000], codes: 0 });
    const content = bytes(['Gutschein,Wert,Artikel,code', `AAAA-1,10.00,${productId},not this one`]);
    const columns = { product: 'Artikel', denomination: 'wert', code: 'Gutschein' };
    const file = { fileName: 'codes.csv', content };
    expect(await codeOf(uploadStock.call(asOwner(tenant), file))).toBe('invalid');
    expect(await uploadStock.call(asOwner(tenant), { ...file, columns })).toMatchObject({ accepted: 1 });
    const plain = bytes([HEADER, `${productId},10.00,AAAA-1,,,`]);
    const same = await uploadStock.call(asOwner(tenant), { fileName: 'b.csv', content: plain });
    expect(same.refused).toEqual([{ row: 2, reason: 'code was uploaded before' }]);
  });
});
