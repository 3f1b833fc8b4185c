import { crc32, inflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { closeSheet, openSheet, type Sheet, sheetRows } from './xlsx.ts';

type Part = { name: string; text: string };

/** Reads an archive by its directory, and holds each part against its sum and size. */
function parts(file: Buffer): Part[] {
  const end = file.length - 22;
  expect(file.readUInt32LE(end)).toBe(0x06054b50);
  const found: Part[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let i = 0; i < file.readUInt16LE(end + 10); i += 1) {
    const [crc, packed, size, length] = [
      file.readUInt32LE(at + 16),
      file.readUInt32LE(at + 20),
      file.readUInt32LE(at + 24),
      file.readUInt16LE(at + 28),
    ];
    const start = file.readUInt32LE(at + 42);
    const from = start + 30 + file.readUInt16LE(start + 26);
    const content = inflateRawSync(file.subarray(from, from + packed));
    expect([content.length, crc32(content)]).toEqual([size, crc]);
    found.push({ name: String(file.subarray(at + 46, at + 46 + length)), text: String(content) });
    at += 46 + length;
  }
  return found;
}

/** A workbook in pieces; between them only what can be stored as JSON is kept. */
function workbook(pieces: (string | number | null)[][][]): Buffer {
  let [bytes, sheet] = openSheet(['Name', 'Points']);
  const all = [bytes];
  for (const rows of pieces) {
    [bytes, sheet] = sheetRows(rows, JSON.parse(JSON.stringify(sheet)) as Sheet);
    all.push(bytes);
  }
  return Buffer.concat([...all, closeSheet(sheet)]);
}

const many = Array.from({ length: 300 }, (_, i) => [`Row ${i}`, i]);

it('makes one whole archive of pieces that were packed apart', () => {
  const found = parts(workbook([many, many, many]));
  expect(found.map((p) => p.name)).toEqual([
    'xl/worksheets/sheet1.xml',
    '[Content_Types].xml',
    '_rels/.rels',
    'xl/workbook.xml',
    'xl/_rels/workbook.xml.rels',
    'xl/styles.xml',
  ]);
  expect(found[0]?.text.match(/<row>/g)).toHaveLength(901);
});

it('is the same content however it was cut', () => {
  expect(parts(workbook([many, many]))[0]?.text).toBe(parts(workbook([[...many, ...many]]))[0]?.text);
});

it('keeps a formula a text, and lets no markup and no forbidden letter through', () => {
  const text =
    parts(
      workbook([
        [
          ['=1+1', -5],
          ['<b>&\u0001\uD800', null],
        ],
      ]),
    )[0]?.text ?? '';
  expect(text).toContain(
    '<c s="2" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c><c><v>-5</v></c>',
  );
  expect(text).toContain('<t xml:space="preserve">&lt;b&gt;&amp;\uFFFD</t></is></c><c/>');
  expect(text).not.toContain('<f>');
});
