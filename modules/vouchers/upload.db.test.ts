import { beforeAll, describe, expect, it } from 'vitest';
import type { TenantRef } from '#lib/tenant.ts';
import { findListing } from '#modules/catalog/index.ts';
import { asOwner, asPlatform, type MadeProduct, makeProduct, makeTenant, rowsOf } from '#tests/factories.ts';
import { atOnce, refusalOf } from '#tests/outcome.ts';
import { inVerb } from '#tests/proof-verb.ts';
import { listStock, uploadStock } from './stock.ts';

let tenant: TenantRef;
let product: MadeProduct;
beforeAll(async () => {
  tenant = await makeTenant();
  product = await makeProduct(tenant, { values: [1000, 2500], codes: 0 });
});
let counter = 0;
const code = () => `CODE-${counter++}-XYZ`;
const HEADER = 'product,denomination,code,pin,url,expires_on';
const row = (
  over: Partial<Record<'product' | 'denomination' | 'code' | 'pin' | 'url' | 'expires', string>> = {},
) =>
  [
    over.product ?? product.productId,
    over.denomination ?? '10.00',
    over.code ?? code(),
    over.pin ?? '',
    over.url ?? '',
    over.expires ?? '',
  ].join(',');
const upload = (content: string | Uint8Array, door = asOwner(tenant)) =>
  uploadStock.call(door, {
    fileName: 'codes.csv',
    content: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  });
const file = (...rows: string[]) => [HEADER, ...rows].join('\n');

describe('an upload', () => {
  it('adds every good row, and the product is in stock', async () => {
    const own = await makeProduct(tenant, { values: [1000], codes: 0 });
    const stocked = () => inVerb(asPlatform(tenant), (ctx) => findListing(ctx, own));
    expect(await stocked()).toMatchObject({ inStock: false });
    const verdict = await upload(
      file(
        row({ product: own.productId }),
        row({ product: own.productId, pin: '1234', url: 'https://example.com/x', expires: '2030-01-31' }),
      ),
    );
    expect(verdict).toMatchObject({ accepted: 2, refusedCount: 0, refused: [] });
    expect(await stocked()).toMatchObject({ inStock: true });
    const { items } = await listStock.call(asOwner(tenant), {});
    expect(items.find((s) => s.productId === own.productId)).toMatchObject({
      denomination: 1000,
      free: 2,
      taken: 0,
    });
  });

  it('names each bad row with its number and reason, and adds the good ones beside it', async () => {
    const rows = [
      row({ product: 'prd_unknown' }),
      row({ denomination: '11.00' }),
      row({ denomination: '10.001' }),
      row({ denomination: '-10' }),
      row({ denomination: '1e3' }),
      row({ denomination: '0' }),
      row({ denomination: '' }),
      row({ code: 'abc' }),
      row({ code: 'x'.repeat(201) }),
      row({ code: 'bad\u0007code' }),
      row({ expires: '2020-01-01' }),
      row({ expires: '2030-02-30' }),
      row({ expires: '31.12.2030' }),
      row({ url: 'http://example.com' }),
      row({ pin: 'p'.repeat(61) }),
      ',,,,,',
      '',
      row(),
    ];
    const verdict = await upload(file(...rows));
    expect(verdict.accepted).toBe(1);
    expect(verdict.refused.map((r) => `${r.row} ${r.reason.split(' ').slice(0, 3).join(' ')}`)).toEqual([
      '2 product is not',
      '3 denomination is not',
      '4 denomination is not',
      '5 denomination is not',
      '6 denomination is not',
      '7 denomination is not',
      '8 denomination is not',
      '9 code must have',
      '10 code must have',
      '11 code has characters',
      '12 expires_on is in',
      '13 expires_on must look',
      '14 expires_on must look',
      '15 url must start',
      '16 pin must have',
      '17 is empty',
      '18 is empty',
    ]);
  });

  it('never adds a code twice: in one file, against stock, however it is written', async () => {
    const [first, second] = [code(), code()];
    const verdict = await upload(
      file(
        row({ code: first }),
        row({ code: first }),
        row({ code: first.toLowerCase() }),
        row({ code: second }),
      ),
    );
    expect(verdict).toMatchObject({
      accepted: 2,
      refused: [{ row: 3, reason: 'code stands in this file already' }, { row: 4 }],
    });
    expect(
      await upload(file(row({ code: first.replaceAll('-', ' ') }), row({ code: second }))),
    ).toMatchObject({
      accepted: 0,
      refused: [
        { row: 2, reason: 'code was uploaded before' },
        { row: 3, reason: 'code was uploaded before' },
      ],
    });
  });

  it('of the same file by eight at once adds each code once', async () => {
    const before = await rowsOf(tenant, 'stock_codes');
    const content = file(...Array.from({ length: 30 }, () => row()));
    const verdicts = await atOnce(8, () => upload(content));
    expect(verdicts.reduce((sum, v) => sum + v.accepted, 0)).toBe(30);
    expect(await rowsOf(tenant, 'stock_codes')).toBe(before + 30);
  });

  it.each([
    ['a byte order mark', (t: string) => new TextEncoder().encode(`\ufeff${t}`)],
    ['CRLF line ends', (t: string) => new TextEncoder().encode(t.replaceAll('\n', '\r\n'))],
    [
      'quoted fields and spaces',
      (t: string) =>
        new TextEncoder().encode(
          t.replaceAll(/([^,\n]+)/g, ' "$1" ').replaceAll(/ "(product|denomination|code)" /g, '$1'),
        ),
    ],
    [
      'capital column names',
      (t: string) => new TextEncoder().encode(t.replace(HEADER, HEADER.toUpperCase())),
    ],
  ])('reads %s', async (_, encode) => {
    expect(await upload(encode(file(row(), row())))).toMatchObject({ accepted: 2, refusedCount: 0 });
  });

  const wide = (text: string, swap: boolean) => {
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
    return new Uint8Array(swap ? bytes.swap16() : bytes);
  };
  it.each([
    ['UTF-16, little end first', () => wide(file(row()), false)],
    ['UTF-16, big end first', () => wide(file(row()), true)],
    ['Latin-1', () => new Uint8Array(Buffer.from(file(row({ code: 'GRÖSSE-1' })), 'latin1'))],
    ['nothing', () => new Uint8Array()],
    ['no columns', () => new TextEncoder().encode('a,b\n1,2')],
    ['a quote that is never closed', () => new TextEncoder().encode(`${HEADER}\n"${row()}`)],
    ['more than 16 MB', () => new Uint8Array(16 * 1024 * 1024 + 1)],
  ])('of %s is refused in words, and adds nothing', async (_, make) => {
    const before = [await rowsOf(tenant, 'stock_codes'), await rowsOf(tenant, 'stock_batches')];
    const refusal = await refusalOf(upload(make()));
    expect(refusal.code).toBe('invalid');
    expect(refusal.message.length).toBeGreaterThan(10);
    expect([await rowsOf(tenant, 'stock_codes'), await rowsOf(tenant, 'stock_batches')]).toEqual(before);
  });

  it('takes no product that this tenant does not list, though another one does', async () => {
    const other = await makeTenant();
    const theirs = await makeProduct(other, { codes: 0 });
    const content = file(row({ product: theirs.productId }));
    expect(await upload(content)).toMatchObject({
      accepted: 0,
      refused: [{ row: 2, reason: 'product is not one that you list' }],
    });
    expect(await upload(content, asOwner(other))).toMatchObject({ accepted: 1 });
  });
});
