import { z } from 'zod';
import { type Cell, CSV_MARK, csvLine } from '#lib/csv.ts';
import { closeSheet, NEW_SHEET, openSheet, type Sheet, sheetRows } from '#lib/xlsx.ts';

export const FILE_FORMATS = ['csv', 'xlsx'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];
export const FILE_TYPES: Readonly<Record<FileFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** How far a file has been written; a part of the cursor of the run that makes it. */
export const sheetSchema = z
  .object({ crc: z.number(), size: z.number(), packed: z.number(), rows: z.number() })
  .default(NEW_SHEET);

type Piece = {
  format: FileFormat;
  head: readonly string[];
  rows: readonly (readonly Cell[])[];
  sheet: Sheet;
  last: boolean;
};

/** The next bytes of a file for spreadsheets: its head before the first rows, its end behind the last. */
export function nextBytes(piece: Piece): { bytes: Buffer; sheet: Sheet } {
  return piece.format === 'csv' ? nextLines(piece) : nextRows(piece);
}

function nextLines({ head, rows, sheet }: Piece): { bytes: Buffer; sheet: Sheet } {
  const first = sheet.rows === 0 ? CSV_MARK + csvLine(head) : '';
  const bytes = Buffer.from(first + rows.map(csvLine).join(''));
  return { bytes, sheet: { ...sheet, rows: sheet.rows + rows.length + (first ? 1 : 0) } };
}

function nextRows({ head, rows, sheet, last }: Piece): { bytes: Buffer; sheet: Sheet } {
  const [start, opened] = sheet.rows === 0 ? openSheet(head) : [Buffer.alloc(0), sheet];
  const [middle, written] = sheetRows(rows, opened);
  const end = last ? closeSheet(written) : Buffer.alloc(0);
  return { bytes: Buffer.concat([start, middle, end]), sheet: written };
}
