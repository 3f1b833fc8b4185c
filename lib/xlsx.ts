import { type Cell, isFormula } from './csv.ts';
import {
  directory,
  type Entry,
  entryHead,
  entryPiece,
  entryTail,
  NOTHING_WRITTEN,
  type Written,
} from './zip.ts';

/** A workbook of one sheet that is written piece by piece: the smallest parts that ECMA-376 asks for. */
export type Sheet = Written & { rows: number };
export const NEW_SHEET: Sheet = { ...NOTHING_WRITTEN, rows: 0 };

const MOST_LETTERS = 32_767;
const SHEET = 'xl/worksheets/sheet1.xml';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** Styles by their place in `cellXfs`: plain, head, and a text that must stay one. */
const [PLAIN, HEAD, QUOTED] = [0, 1, 2];

const OTHER_PARTS: readonly (readonly [string, string])[] = [
  [
    '[Content_Types].xml',
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/${SHEET}" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="Damson" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
  ],
  [
    'xl/styles.xml',
    `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" quotePrefix="1"/></cellXfs></styleSheet>`,
  ],
];

/** The first bytes: the sheet's beginning with its head, which stays in view. */
export function openSheet(head: readonly string[]): [Buffer, Sheet] {
  const columns = head
    .map((_, i) => `<col min="${i + 1}" max="${i + 1}" width="22" customWidth="1"/>`)
    .join('');
  const view =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>';
  const start = `${XML}<worksheet xmlns="${MAIN}">${view}<cols>${columns}</cols><sheetData>`;
  const line = `<row>${head.map((text) => textCell(text, HEAD)).join('')}</row>`;
  const [packed, written] = entryPiece(Buffer.from(start + line), NOTHING_WRITTEN, false);
  return [Buffer.concat([entryHead(SHEET), packed]), { ...written, rows: 1 }];
}

export function sheetRows(rows: readonly (readonly Cell[])[], sheet: Sheet): [Buffer, Sheet] {
  const text = rows.map((cells) => `<row>${cells.map(cellOf).join('')}</row>`).join('');
  const [packed, written] = entryPiece(Buffer.from(text), sheet, false);
  return [packed, { ...written, rows: sheet.rows + rows.length }];
}

/** The last bytes: the sheet's end and the parts that make a workbook of it. */
export function closeSheet(sheet: Sheet): Buffer {
  const [packed, written] = entryPiece(Buffer.from('</sheetData></worksheet>'), sheet, true);
  const pieces = [packed, entryTail(written)];
  const entries: Entry[] = [{ name: SHEET, offset: 0, ...written }];
  let offset = entryHead(SHEET).length + written.packed + 16;
  for (const [name, xml] of OTHER_PARTS) {
    const [content, of] = entryPiece(Buffer.from(XML + xml), NOTHING_WRITTEN, true);
    const part = Buffer.concat([entryHead(name), content, entryTail(of)]);
    entries.push({ name, offset, ...of });
    pieces.push(part);
    offset += part.length;
  }
  return Buffer.concat([...pieces, directory(entries, offset)]);
}

function cellOf(cell: Cell): string {
  if (cell === null) return '<c/>';
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`;
  return textCell(cell, isFormula(cell) ? QUOTED : PLAIN);
}

function textCell(text: string, style: number): string {
  const mark = style === PLAIN ? '' : ` s="${style}"`;
  return `<c${mark} t="inlineStr"><is><t xml:space="preserve">${escaped(text.slice(0, MOST_LETTERS))}</t></is></c>`;
}

/** What XML 1.0 may not hold at all is left out. */
function escaped(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go.
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
  );
}
