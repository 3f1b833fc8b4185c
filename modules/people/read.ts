import { isUtf8 } from 'node:buffer';
import { CsvError, parse } from 'csv-parse/sync';
import { refuse } from '#lib/errors.ts';
import { MOST_IMPORT_ROWS } from './schema.ts';

export type Line = { row: number; cells: string[] };
const MOST_COLUMNS = 100;
const LONGEST_CELL = 300;

/** The header and the lines of a file; comma, semicolon or tab, whichever its first line has most of. */
export function readPeople(content: Uint8Array): { header: string[]; lines: Line[] } {
  if (!isUtf8(content)) no('The file is not UTF-8. Save it as "CSV UTF-8" and choose it again.');
  const rows = cellsOf(content);
  const [header, ...rest] = rows;
  if (!header || header.every((cell) => cell === '')) no('The first row must name the columns.');
  if (header.length > MOST_COLUMNS) no(`The file has more than ${MOST_COLUMNS} columns.`);
  const lines = rest
    .map((cells, i) => ({
      row: i + 2,
      cells: header.map((_, at) => (cells[at] ?? '').slice(0, LONGEST_CELL)),
    }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (lines.length === 0) no('The file has no rows below its header.');
  if (lines.length > MOST_IMPORT_ROWS) {
    no(
      `The file has more than ${MOST_IMPORT_ROWS} rows. Cut it in pieces and choose them one after another.`,
    );
  }
  return { header: header.map((title) => title.slice(0, LONGEST_CELL)), lines };
}

function cellsOf(content: Uint8Array): string[][] {
  const options = {
    bom: true,
    trim: true,
    relax_column_count: true,
    skip_empty_lines: false,
    relax_quotes: true,
  };
  try {
    return parse(Buffer.from(content), {
      ...options,
      delimiter: delimiterOf(content),
      to: MOST_IMPORT_ROWS + 2,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return no(`The file cannot be read as CSV: ${error.message}.`);
  }
}

function delimiterOf(content: Uint8Array): string {
  const first = Buffer.from(content.subarray(0, 4096)).toString().split('\n')[0] ?? '';
  const often = (mark: string) => first.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (often(mark) > often(best) ? mark : best));
}

function no(why: string): never {
  refuse('invalid', { message: `${why} Nothing was read.`, fields: [{ field: 'file', message: why }] });
}
