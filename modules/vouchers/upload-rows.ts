import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { refuse } from '#lib/errors.ts';
import { exponent, parseDecimal } from '#lib/money.ts';
import type { StockableProduct } from './queries.ts';
import type { StockColumn } from './schema.ts';

export type StockLine = {
  row: number;
  productId: string;
  denomination: bigint;
  code: string;
  pin: string | null;
  url: string | null;
  expiresOn: string | null;
};
export type ReadRow = { line: StockLine } | { row: number; reason: string };

const NEEDED = ['product', 'denomination', 'code'];
export type StockFile = { content: Uint8Array; columns: Partial<Record<StockColumn, string>> };

/** Guessing another encoding would change codes. */
function refuseOtherThanUtf8(content: Uint8Array): void {
  if (isUtf8(content)) return;
  refuse('invalid', {
    message: 'The file is not UTF-8. Save it as "CSV UTF-8" and upload it again. Nothing was added.',
    fields: [{ field: 'file', message: 'is not UTF-8' }],
  });
}

const SLICE_BYTES = 64 * 1024;

/** A slice at a time, so that no more rows wait in memory than the reader keeps up with. */
function* slicesOf(content: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < content.length; at += SLICE_BYTES) yield content.subarray(at, at + SLICE_BYTES);
}

/** The cells of each row; a file that breaks off inside a quoted cell is refused as a whole. */
async function* cellsOf(content: Uint8Array): AsyncGenerator<string[]> {
  refuseOtherThanUtf8(content);
  const parser = parse({
    bom: true,
    relax_column_count: true,
    skip_empty_lines: false,
    trim: true,
    relax_quotes: true,
  });
  try {
    yield* Readable.from(slicesOf(content)).pipe(parser) as AsyncIterable<string[]>;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    refuse('invalid', {
      message: `The file cannot be read as CSV: ${error.message}. Nothing was added.`,
      fields: [{ field: 'file', message: 'is not CSV' }],
    });
  }
}

/** Reads rows one by one, with the line number that a spreadsheet shows and a verdict for each. */
export async function* readStockRows(
  { content, columns }: StockFile,
  products: StockableProduct[],
  today: string,
): AsyncGenerator<ReadRow> {
  const byName = new Map<string, StockableProduct>();
  for (const p of products) byName.set(p.id, p).set(p.sku, p);
  let header: string[] | undefined;
  let row = 0;
  for await (const cells of cellsOf(content)) {
    row += 1;
    if (!header) {
      header = named(cells, columns);
      refuseHeader(header);
      continue;
    }
    if (cells.every((c) => c === '')) {
      yield { row, reason: 'is empty' };
      continue;
    }
    const names = header;
    yield readRow(row, Object.fromEntries(cells.map((c, i) => [names[i] ?? '', c])), byName, today);
  }
  if (!header) refuseHeader([]);
}

/** The header in our own words: what the file calls otherwise goes under the name that was said to be meant. */
function named(cells: string[], columns: StockFile['columns']): string[] {
  const meant = new Map(Object.entries(columns).map(([column, name]) => [name.toLowerCase(), column]));
  return cells.map((cell) => {
    const own = cell.toLowerCase();
    return meant.get(own) ?? (own in columns ? '' : own);
  });
}

function refuseHeader(header: string[]): void {
  const missing = NEEDED.filter((name) => !header.includes(name));
  if (missing.length === 0) return;
  refuse('invalid', {
    message: `The first row must name the columns. Missing: ${missing.join(', ')}. Also read: pin, url, expires_on.`,
    fields: missing.map((name) => ({ field: name, message: 'is not among the columns' })),
  });
}

function readRow(
  row: number,
  cells: Record<string, string>,
  products: Map<string, StockableProduct>,
  today: string,
): ReadRow {
  const no = (reason: string): ReadRow => ({ row, reason });
  const product = products.get(cells['product'] ?? '');
  if (!product) return no('product is not one that you list');
  const value = parseDecimal(cells['denomination'] ?? '', product.currency);
  if (!value)
    return no(
      `denomination is not an amount in ${product.currency} with at most ${exponent(product.currency)} decimals`,
    );
  if (!sells(product, value)) return no('denomination is not a value of this product');
  const code = cells['code'] ?? '';
  if (code.length < 4 || code.length > 200) return no('code must have 4 to 200 characters');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u001f\u007f\ufffd]/.test(code)) return no('code has characters that cannot be right');
  if (/^[=+@-]/.test(code))
    return no('code begins like a formula of a spreadsheet; export the file anew, as text');
  const expiresOn = cells['expires_on'] || null;
  if (expiresOn && !isDate(expiresOn)) return no('expires_on must look like 2029-12-31');
  if (expiresOn && expiresOn <= today) return no('expires_on is in the past');
  const url = cells['url'] || null;
  if (url && !/^https:\/\/\S{4,500}$/.test(url)) return no('url must start with https://');
  const pin = cells['pin'] || null;
  if (pin && pin.length > 60) return no('pin must have at most 60 characters');
  return { line: { row, productId: product.id, denomination: value, code, pin, url, expiresOn } };
}

function sells(p: StockableProduct, value: bigint): boolean {
  if (p.denominationType === 'fixed') return p.values.some((v) => BigInt(v) === value);
  return value >= p.from && value <= p.to && (value - p.from) % p.step === 0n;
}

function isDate(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    new Date(text).toISOString().startsWith(text)
  );
}
