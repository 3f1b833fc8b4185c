import { clampChroma, formatHex, wcagContrast } from 'culori';
import { assert } from '#lib/assert.ts';
import { GLYPHS } from './artwork-glyphs.ts';
import { PATTERNS } from './artwork-patterns.ts';
import type { ProductKind } from './schema.ts';

/** The colours of one artwork: two gradient stops as hex and the ink that is readable on both. */
export type ArtworkPalette = { from: string; to: string; ink: string; shade: string };

/** A brand name set in lines, with the font size in user units. */
export type FittedName = { lines: string[]; size: number };

type Random = () => number;

const WIDTH = 317;
const HEIGHT = 200;
const MARGIN = 22;
const GLYPH = 26;
const FONT = 'system-ui,-apple-system,Segoe UI,Roboto,Noto Sans,sans-serif';
const INK_LIGHT = '#ffffff';
const INK_DARK = '#16161a';
const PATTERN_OPACITY = 0.1;
const MAX_GRAPHEMES = 120;

/** The width in user units that no line of a name may exceed. */
export const NAME_WIDTH = WIDTH - 2 * MARGIN;

/** The height in user units that all lines of a name share, below the glyph. */
export const NAME_HEIGHT = HEIGHT - 2 * MARGIN - GLYPH - 10;

/** Draws the artwork of a brand as a complete SVG in bank-card proportion, always the same for one input. */
export function brandArtwork(input: { id: string; name: string; hue: number; kind: ProductKind }): string {
  const name = readableName(input.name);
  const { from, to, ink, shade } = artworkPalette(input.id, input.hue);
  const { lines, size } = fitName(name);
  const rtl = readsFromTheRight(name);
  const key = `a${hash(`${input.id}/${from}/${to}`).toString(36)}`;
  const pattern = PATTERNS[artworkPattern(input.id)]?.(artworkTurn(input.id)) ?? '';
  const lead = size * 1.12;
  const top = HEIGHT - MARGIN - lead * (lines.length - 1) - size * 0.22;
  const x = rtl ? WIDTH - MARGIN : MARGIN;
  const text = lines
    .map((line, row) => `<tspan x="${x}" y="${round(top + row * lead)}">${escapeXml(line)}</tspan>`)
    .join('');
  const corner = `translate(${rtl ? MARGIN : WIDTH - MARGIN - GLYPH} ${MARGIN})`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img">` +
    `<title>${escapeXml(name)}</title>` +
    `<defs><linearGradient id="${key}" x1="0" y1="0" x2="1" y2="1">` +
    `<stop stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient></defs>` +
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="url(#${key})"/>` +
    `<g fill="${shade}" stroke="${shade}" stroke-width="0" opacity="${PATTERN_OPACITY}">${pattern}</g>` +
    `<g transform="${corner}" fill="none" stroke="${ink}" stroke-width="1.6" stroke-linecap="round"` +
    ` stroke-linejoin="round" opacity=".9">${GLYPHS[input.kind]}</g>` +
    `<text fill="${ink}" font-family="${FONT}" font-weight="600" font-size="${size}"` +
    ` letter-spacing="${round(size * -0.012)}"${rtl ? ' direction="rtl"' : ''}>${text}</text></svg>`
  );
}

/** Chooses which of the eight patterns an id is drawn with, from 0 to 7. */
export function artworkPattern(id: string): number {
  return hash(`pattern ${id}`) % PATTERNS.length;
}

/** How a pattern is turned and moved for an id: two digits from 0 to 9. */
export function artworkTurn(id: string): { u: number; v: number } {
  const next = random(id);
  return { u: Math.floor(next() * 10), v: Math.floor(next() * 10) };
}

/** Tells whether a name is set from the right. */
export function readsFromTheRight(name: string): boolean {
  return /\p{Script=Arabic}|\p{Script=Hebrew}/u.test(name);
}

/** Computes the colours for an OKLCH hue in degrees; ink keeps 4.5:1 on both stops, pattern included. */
export function artworkPalette(id: string, degrees: number): ArtworkPalette {
  assert(Number.isFinite(degrees), 'a hue is a number of degrees');
  const hue = ((degrees % 360) + 360) % 360;
  const next = random(`palette ${id}`);
  // Reds lean to pink and greens to teal, since dark orange and dark yellow read as brown.
  const side = hue < 48 ? -1 : hue > 122 && hue < 165 ? 1 : next() < 0.5 ? -1 : 1;
  const turn = side * (12 + next() * 14);
  const bright = hue >= 48 && hue <= 122;
  const ink = bright ? INK_DARK : INK_LIGHT;
  const shade = bright ? '#4a2400' : INK_LIGHT;
  const depth = next() < 0.3 ? 0.11 : 0;
  let light = bright ? 0.77 + Math.min(hue - 48, 42) * 0.0024 : 0.57 - depth;
  for (;;) {
    const from = oklch(light, 0.17, hue);
    const to = oklch(light - (bright ? 0.09 : 0.13), bright ? 0.16 : 0.14, hue + (bright ? turn / 3 : turn));
    const worst = Math.min(wcagContrast(ink, overlaid(from, shade)), wcagContrast(ink, overlaid(to, shade)));
    if (worst >= 4.5) return { from, to, ink, shade };
    light += bright ? 0.01 : -0.01;
  }
}

/** Sets a name in at most three lines, as large as its estimated width and height allow. */
export function fitName(name: string): FittedName {
  const parts = breakable(name);
  for (let size = 58; size >= 15; size -= 1) {
    const lines = wrap(parts, size, NAME_WIDTH);
    if (lines && lines.length * size * 1.12 <= NAME_HEIGHT)
      return { lines: balance(parts, size, lines), size };
  }
  const letters = graphemes(name).map((letter) => part(letter, ''));
  for (let size = 15; size >= 10; size -= 1) {
    const lines = wrap(letters, size, NAME_WIDTH);
    if (lines) return { lines, size };
  }
  for (let count = letters.length - 1; ; count -= 1) {
    const lines = wrap([...letters.slice(0, count), part('…', '')], 10, NAME_WIDTH);
    if (lines) return { lines, size: 10 };
  }
}

/** Estimates the width of a text in user units at a font size, erring on the wide side. */
export function estimatedWidth(text: string, size: number): number {
  let em = 0;
  for (const letter of graphemes(text)) em += letterWidth(letter);
  return em * size;
}

type Part = { text: string; glue: string; em: number };

function part(text: string, glue: string): Part {
  return { text, glue, em: estimatedWidth(text, 1) };
}

function breakable(name: string): Part[] {
  return name.split(' ').flatMap((word) => {
    if (!WIDE.test(word)) return [part(word, ' ')];
    return graphemes(word).map((letter, at) => part(letter, at === 0 ? ' ' : ''));
  });
}

function wrap(parts: Part[], size: number, width: number): string[] | null {
  const lines: string[] = [];
  const limit = width / size;
  let used = 0;
  for (const { text, glue, em } of parts) {
    if (em > limit) return null;
    const joined = used + (glue ? letterWidth(glue) : 0) + em;
    if (lines.length > 0 && joined <= limit) {
      lines[lines.length - 1] += glue + text;
      used = joined;
    } else {
      if (lines.push(text) > 3) return null;
      used = em;
    }
  }
  return lines;
}

function balance(parts: Part[], size: number, lines: string[]): string[] {
  let best = lines;
  for (let width = NAME_WIDTH; width > NAME_WIDTH / 3; width -= 8) {
    const tighter = wrap(parts, size, width);
    if (!tighter || tighter.length > lines.length) return best;
    best = tighter;
  }
  return best;
}

const WIDE = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u;
const SEGMENTER = new Intl.Segmenter('en', { granularity: 'grapheme' });

function graphemes(text: string): string[] {
  return Array.from(SEGMENTER.segment(text), ({ segment }) => segment);
}

function letterWidth(letter: string): number {
  if (WIDE.test(letter) || /[\u3000-\u303f\uff00-\uff60]/u.test(letter)) return 1.02;
  if (/\p{Extended_Pictographic}/u.test(letter) && !/[0-9©®™]/.test(letter)) return 1.35;
  if (/\p{Script=Devanagari}|\p{Script=Bengali}|\p{Script=Tamil}/u.test(letter))
    return letter.length > 1 ? 1.05 : 0.78;
  if (/\p{Script=Arabic}/u.test(letter)) return 0.7;
  if (/^[iljI.,'’|!:;]/.test(letter)) return 0.37;
  if (/^[ftr()\-/]/.test(letter)) return 0.47;
  if (letter === ' ') return 0.33;
  if (/^[mwMW@%…—Œœ&]/.test(letter)) return 1.06;
  if (/^\p{Lu}/u.test(letter)) return 0.78;
  if (/^[a-z0-9]/.test(letter)) return 0.66;
  return 0.7;
}

/** A name without what cannot be drawn, and of bounded length. */
export function readableName(name: string): string {
  const clean = name.normalize('NFC').replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/gu, ' ');
  const trimmed = graphemes(
    clean
      .slice(0, 8 * MAX_GRAPHEMES)
      .replace(/\s+/gu, ' ')
      .trim(),
  );
  const short = trimmed.slice(0, MAX_GRAPHEMES).filter((letter) => letter.length <= 12);
  return short.join('') || '–';
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function oklch(l: number, c: number, h: number): string {
  return formatHex(clampChroma({ mode: 'oklch', l, c, h: (h + 360) % 360 }, 'oklch'));
}

function overlaid(ground: string, shade: string): string {
  const mix = [1, 3, 5].map((at) => {
    const under = Number.parseInt(ground.slice(at, at + 2), 16);
    const over = Number.parseInt(shade.slice(at, at + 2), 16);
    return Math.round(under + (over - under) * PATTERN_OPACITY);
  });
  return `#${mix.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

// FNV-1a and mulberry32: short, public, and the same on every machine.
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) h = Math.imul(h ^ text.charCodeAt(at), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x45d9f3b);
  return (h ^ (h >>> 15)) >>> 0;
}

function random(seed: string): Random {
  let state = hash(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
