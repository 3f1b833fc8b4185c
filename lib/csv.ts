export type Cell = string | number | null;

/** What makes a spreadsheet take a text for a formula. */
const FORMULA = /^[=+\-@\t\r]/;
/** Tells spreadsheets that what follows is UTF-8. */
export const CSV_MARK = '\uFEFF';

export function isFormula(text: string): boolean {
  return FORMULA.test(text);
}

/** One line of a file for spreadsheets; a text that would run as a formula there begins with an apostrophe. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = isFormula(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
