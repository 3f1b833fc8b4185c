import { toDecimal } from '#lib/money.ts';
import { plain } from '#lib/plain.ts';
import type { ImportReport } from './import.ts';
import type { Change } from './import-change.ts';
import type { Price } from './import-price.ts';

const MOST = 50;
const WIDEST = 44;

/** The report as a person reads it in a terminal: totals, then the first 50 lines of each list. */
export function reportText(report: ImportReport): string {
  const { totals: t, changes, refused, notes, dryRun } = report;
  const reasons = Object.entries(Object.groupBy(refused, (r) => r.reason));
  return [
    `${t.rows} rows: ${t.accepted} accepted, ${t.refused} refused.`,
    `${t.new} new, ${t.price} prices, ${t.availability} availability, ${t.name} names, ${t.terms} terms; ` +
      `${t.unchanged} unchanged; ${t.newBrands} new brands.`,
    ...(report.complete ? [] : ['The file is a part of the catalogue: nothing counts as missing.']),
    ...section('Changes', ['what', 'sku', 'name', 'before', 'after'], changes.map(changeCells)),
    ...section(
      'Refused',
      ['row', 'sku', 'field', 'reason', ''],
      refused.map((r) => [String(r.row), r.sku ?? '–', r.field, r.reason, r.says]),
    ),
    ...reasons.map(([reason, rows]) => `  ${reason}: ${rows?.length ?? 0}`),
    ...section(
      'Accepted, but odd',
      ['row', 'sku', ''],
      notes.map((n) => [String(n.row), n.sku, n.says]),
    ),
    '',
    report.stopped ?? (dryRun ? 'Dry run: nothing was written.' : 'Written.'),
  ].join('\n');
}

/** The report for programs: all of it, amounts in minor units. */
export function reportJson(report: ImportReport): string {
  return `${JSON.stringify(report, (_, value) => (typeof value === 'bigint' ? plain(value) : value), 2)}\n`;
}

/** “100.00–10000.00 INR” for a range, its values for a fixed price. */
export function priceText({ currency, type, min, max, values }: Price): string {
  const decimal = (amount: bigint) => toDecimal({ amount, currency });
  const text = type === 'range' ? `${decimal(min)}–${decimal(max)}` : values.map(decimal).join(', ');
  return `${text} ${currency}`;
}

function changeCells(c: Change): string[] {
  const side = (value: Change['old'] | Change['new']) =>
    value === null ? '' : typeof value === 'string' ? value : priceText(value);
  const after = c.change === 'availability' ? `${c.new} (${c.why})` : side(c.new);
  const before = samePriceText(c) ? `${side(c.old)} (suggested values)` : side(c.old);
  return [c.change, c.sku, c.name, before, after];
}

function samePriceText(c: Change): boolean {
  return c.change === 'price' && priceText(c.old) === priceText(c.new);
}

function section(title: string, heads: string[], rows: string[][]): string[] {
  if (rows.length === 0) return [];
  const shown = [heads, ...rows.slice(0, MOST)].map((cells) => cells.map(cut));
  const widths = heads.map((_, i) => Math.max(...shown.map((cells) => cells[i]?.length ?? 0)));
  const lines = shown.map((cells) =>
    `  ${cells.map((c, i) => c.padEnd(widths[i] ?? 0)).join('  ')}`.trimEnd(),
  );
  const more = rows.length > MOST ? [`  … and ${rows.length - MOST} more; --json writes all of them`] : [];
  return ['', `${title} (${rows.length})`, ...lines, ...more];
}

function cut(text: string, index: number, cells: string[]): string {
  const line = text.replace(/\s+/g, ' ');
  return index === cells.length - 1 || line.length <= WIDEST ? line : `${line.slice(0, WIDEST - 1)}…`;
}
