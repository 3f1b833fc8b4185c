import { refuse } from './errors.ts';

const MOST_BYTES = 512 * 1024;
const MOST_ELEMENTS = 5_000;
const MOST_DEPTH = 64;
/** Pixels of the longer side that a drawing is rendered with. */
const RENDER_SIDE = 512;
/** What a logo is drawn with. What can run, fetch, repeat itself or cost without bound is not here. */
const ELEMENTS = new Set(
  (
    'svg g path rect circle ellipse line polyline polygon defs title desc metadata style ' +
    'linearGradient radialGradient stop clipPath'
  ).split(' '),
);

/** Refuses a drawing that is more than shapes, before anything parses it. */
export function checkVector(bytes: Uint8Array): void {
  if (bytes.byteLength > MOST_BYTES)
    refuse('too_large', 'The drawing is larger than 512 kB. Export it as a PNG.');
  const text = textOf(bytes);
  if (/<!ENTITY|<!DOCTYPE[^>]*\[/i.test(text)) reject('an entity');
  const tags = [...text.matchAll(/<(\/?)\s*([^\s/>!?]+)[^>]*?(\/?)>/g)];
  if (tags.length > 2 * MOST_ELEMENTS) reject('too many shapes');
  let depth = 0;
  for (const [, closing, name = '', empty] of tags) {
    if (!(ELEMENTS.has(name) || isToolNote(name))) reject(`<${name.slice(0, 40)}>`);
    depth += closing ? -1 : empty ? 0 : 1;
    if (depth > MOST_DEPTH) reject('too many groups within each other');
  }
  if (/\son[a-z]+\s*=/i.test(text)) reject('a script');
  if (/href\s*=\s*["']?\s*(?!#|["'])[^\s"']/i.test(text)) reject('a reference to another file');
  if (/@import|url\(\s*["']?\s*(?!#)/i.test(text)) reject('a reference to another file');
}

/** How finely a drawing is rendered, so that a small one becomes as sharp as a large one. */
export function vectorDensity(width: number, height: number): number {
  const scale = RENDER_SIDE / Math.max(1, width, height);
  return Math.min(2400, Math.max(1, Math.round(72 * scale)));
}

/** Drawing programs leave notes in namespaces of their own, which draw nothing. */
function isToolNote(name: string): boolean {
  return /^(?:sodipodi|inkscape|rdf|cc|dc|sketch|serif):[A-Za-z]+$/.test(name);
}

function textOf(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (/^\s*<\?xml[^>]*encoding\s*=\s*["'](?!utf-8["'])/i.test(text)) reject('another encoding than UTF-8');
    return text;
  } catch {
    return reject('another encoding than UTF-8');
  }
}

function reject(what: string): never {
  refuse('invalid', {
    message: `The drawing holds ${what}, which a logo here may not. Export it as plain shapes or as a PNG.`,
    fields: [{ field: 'picture', message: `must not hold ${what}` }],
  });
}
