import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { Refusal } from './errors.ts';
import { drawn, openPicture } from './picture.ts';

const text = (of: string) => new TextEncoder().encode(of);
const svg = (inside: string, attributes = 'viewBox="0 0 24 24"') =>
  text(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`);
const plain = '<path d="M2 2h20v20H2z" fill="#7a3b69"/>';
const red = { create: { width: 40, height: 20, channels: 3, background: '#ff0000' } } as const;
const png = async (bytes: Uint8Array) => drawn((await openPicture(bytes)).png().toBuffer());

async function refusal(bytes: Uint8Array): Promise<string> {
  const answer = await png(bytes).then(
    () => 'it was taken',
    (error: unknown) => error,
  );
  return answer instanceof Refusal ? answer.message : `no refusal: ${answer}`;
}

/** A PNG whose header declares these sides, with next to nothing inside. */
function bomb(width: number, height: number): Uint8Array {
  const chunk = (type: string, data: Buffer) => {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(data.length);
    return Buffer.concat([head, Buffer.from(type), data, Buffer.alloc(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('an honest picture', () => {
  it.each(['png', 'jpeg', 'webp', 'gif'] as const)('is taken as %s', async (format) => {
    const { width, height } = await sharp(await png(await sharp(red).toFormat(format).toBuffer())).metadata();
    expect([width, height]).toEqual([40, 20]);
  });

  it('is taken as a drawing, and rendered as large as a logo needs', async () => {
    const { width } = await sharp(await png(svg(plain))).metadata();
    expect(width).toBeGreaterThanOrEqual(500);
  });

  it('of a drawing program is taken with its notes', async () => {
    const notes =
      '<sodipodi:namedview xmlns:sodipodi="x" id="a"/><metadata><rdf:RDF xmlns:rdf="y"/></metadata>';
    expect((await png(svg(notes + plain))).length).toBeGreaterThan(100);
  });
});

describe('a hostile drawing', () => {
  it.each([
    ['a script', '<script>alert(1)</script>', '<script>'],
    ['a foreign object', '<foreignObject><p>x</p></foreignObject>', '<foreignObject>'],
    ['an event', '<path d="M0 0h1v1z" onload="alert(1)"/>', 'a script'],
    ['a picture of another host', '<image href="http://192.0.2.1/a.png"/>', '<image>'],
    ['a style sheet of another host', '<style>@import "http://192.0.2.1/a.css";</style>', 'another file'],
    ['a fill from another file', '<path d="M0 0h1z" fill="url(http://192.0.2.1/a.svg#b)"/>', 'another file'],
    ['a reference to another file', '<path xlink:href="file:///etc/passwd" d="M0 0z"/>', 'another file'],
    ['copies of copies', '<defs><g id="a"/></defs><use href="#a"/>', '<use>'],
    ['an endless filter', '<filter id="a"><feGaussianBlur stdDeviation="9999"/></filter>', '<filter>'],
    ['groups without end', '<g>'.repeat(100) + '</g>'.repeat(100), 'too many groups'],
    ['shapes without end', '<path d="M0 0"/>'.repeat(11_000), 'too many shapes'],
  ])('with %s is refused by name', async (_, inside, named) => {
    expect(await refusal(svg(inside + plain))).toContain(named);
  });

  it('with entities is refused before they grow', async () => {
    const laughs = `<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(100)}">]>`;
    const bytes = text(`${laughs}<svg xmlns="http://www.w3.org/2000/svg"><title>&b;</title></svg>`);
    expect(await refusal(bytes)).toContain('an entity');
  });

  it('cannot hide in another encoding', async () => {
    const hidden = Buffer.from(`<?xml version="1.0" encoding="UTF-16"?><svg><script/></svg>`, 'utf16le');
    expect(await refusal(hidden)).toMatch(/no picture|UTF-8/);
    expect(await refusal(text('<?xml version="1.0" encoding="utf-7"?><svg/>'))).toContain('UTF-8');
  });

  it('that declares 30,000 by 30,000 is refused before a pixel is drawn', async () => {
    const started = performance.now();
    expect(await refusal(svg(plain, 'width="30000" height="30000"'))).toContain('16 million');
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('a hostile picture', () => {
  it('of 40 MB is refused unopened', async () => {
    expect(await refusal(new Uint8Array(40 * 1024 * 1024))).toContain('5 MB');
  });

  it.each([
    [30_000, 30_000],
    [60_000, 10],
  ])('that declares %i by %i is refused without its pixels', async (width, height) => {
    const before = process.memoryUsage().rss;
    expect(await refusal(bomb(width, height))).toContain('16 million');
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
  });

  it.each([
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['an archive', 'PK\u0003\u0004'],
    ['a document', '%PDF-1.7'],
    ['nothing', ''],
    ['half a picture', '\u0089PNG'],
  ])('that is %s is refused', async (_, bytes) => {
    expect(await refusal(text(bytes))).toContain('PNG, JPEG, WebP, GIF or SVG');
  });

  it('that is cut off is refused', async () => {
    const whole = await sharp({ create: { ...red.create, width: 300, height: 300 } })
      .png()
      .toBuffer();
    expect(await refusal(whole.subarray(0, whole.length - 200))).toContain('no picture');
  });

  it('loses the page and the archive that were hidden in it', async () => {
    const whole = await sharp(red).png().toBuffer();
    const hidden = Buffer.concat([whole, Buffer.from('<script>alert(1)</script>PK\u0003\u0004evil.class')]);
    const clean = (await png(hidden)).toString('latin1');
    expect(hidden.toString('latin1')).toContain('<script>');
    expect(clean).not.toMatch(/script|evil|PK/);
  });

  it('loses where it was taken, and keeps the way up', async () => {
    const taken = await sharp(red)
      .jpeg()
      .withExif({ IFD0: { Copyright: 'Secret place' }, IFD3: { GPSLatitude: '52/1 30/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const clean = await png(taken);
    const { width, height, exif, orientation } = await sharp(clean).metadata();
    expect([width, height, exif, orientation]).toEqual([20, 40, undefined, undefined]);
    expect(clean.toString('latin1')).not.toContain('Secret place');
  });

  it('that moves becomes its first picture', async () => {
    const frames = Buffer.concat([Buffer.alloc(300, 10), Buffer.alloc(300, 200)]);
    const moving = await sharp(frames, { raw: { width: 10, height: 20, channels: 3, pageHeight: 10 } })
      .gif({ delay: [100, 100] })
      .toBuffer();
    expect((await sharp(moving).metadata()).pages).toBe(2);
    expect((await sharp(await png(moving)).metadata()).height).toBe(10);
  });
});
