import { clampChroma, formatHex, wcagContrast } from 'culori';
import { assert } from '#lib/assert.ts';

/** The six kinds of product a catalogue holds. */
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
  const rtl = /\p{Script=Arabic}|\p{Script=Hebrew}/u.test(name);
  const key = `a${hash(`${input.id}/${from}/${to}`).toString(36)}`;
  const pattern = PATTERNS[artworkPattern(input.id)]?.(random(input.id)) ?? '';
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

function readableName(name: string): string {
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

function repeat(count: number, draw: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => draw(index)).join('');
}

const PATTERNS: ((next: Random) => string)[] = [rings, stripes, dots, waves, steps, petals, discs, rays];

function rings(next: Random): string {
  const [x, y, gap] = [round(120 + next() * 190), round(next() * 220 - 10), 24 + next() * 14];
  const circle = (i: number) => `<circle cx="${x}" cy="${y}" r="${round(gap * (i + 0.6))}"/>`;
  return `<g fill="none" stroke-width="${round(gap * 0.42)}">${repeat(9, circle)}</g>`;
}

function stripes(next: Random): string {
  const [gap, lean, shift] = [34 + next() * 26, next() < 0.5 ? 110 : -110, next() * 40];
  return repeat(12, (i) => {
    const x = round(i * gap - 130 + shift);
    return `<path d="M${x} 0h${round(gap / 2)}l${lean} 200h${round(-gap / 2)}z"/>`;
  });
}

function dots(next: Random): string {
  const [gap, wide] = [26 + next() * 8, next() < 0.5];
  const columns = Math.ceil(WIDTH / gap) + 1;
  const rows = Math.ceil(HEIGHT / gap) + 1;
  return `<g fill="none" stroke-linecap="round">${repeat(columns, (i) => {
    const share = wide ? i / columns : 1 - Math.abs(i / columns - 0.7);
    const column = repeat(rows, (j) => `M${round(i * gap)} ${round(j * gap)}h0`);
    return `<path stroke-width="${round(2 + share * 13)}" d="${column}"/>`;
  })}</g>`;
}

function waves(next: Random): string {
  const [swing, length] = [round(9 + next() * 12), round(70 + next() * 50)];
  return `<g fill="none" stroke-width="10">${repeat(8, (j) => {
    const wave = repeat(12, () => `t${length / 2} 0`);
    return `<path d="M${-20 - (j % 2) * 8} ${j * 28}q${length / 4} ${-swing * 2} ${length / 2} 0${wave}"/>`;
  })}</g>`;
}

function steps(next: Random): string {
  const side = 40 + Math.floor(next() * 3) * 10;
  const columns = Math.ceil(WIDTH / side);
  return `<path d="${repeat(columns * Math.ceil(HEIGHT / side), (at) => {
    const [x, y] = [(at % columns) * side, Math.floor(at / columns) * side];
    const corner = Math.floor(next() * 5);
    if (corner === 0) return `M${x} ${y}h${side}v${side}z`;
    if (corner === 1) return `M${x} ${y}h${side}l${-side} ${side}z`;
    if (corner === 2) return `M${x} ${y}v${side}h${side}z`;
    return '';
  })}"/>`;
}

function petals(next: Random): string {
  const side = 50 + Math.floor(next() * 2) * 17;
  const columns = Math.ceil(WIDTH / side);
  return `<path d="${repeat(columns * Math.ceil(HEIGHT / side), (at) => {
    const [x, y] = [(at % columns) * side, Math.floor(at / columns) * side];
    const turned = (at + Math.floor(at / columns) + Math.floor(next() * 1.4)) % 2 === 0;
    if (turned)
      return `M${x} ${y}a${side} ${side} 0 0 1 ${side} ${side}a${side} ${side} 0 0 1 ${-side} ${-side}z`;
    return `M${x + side} ${y}a${side} ${side} 0 0 1 ${-side} ${side}a${side} ${side} 0 0 1 ${side} ${-side}z`;
  })}"/>`;
}

function discs(next: Random): string {
  const big = 70 + next() * 50;
  const x = 150 + next() * 150;
  const [far, low, small] = [round(x - big * 1.4), round(150 + next() * 60), round(big * 0.55)];
  return (
    `<circle cx="${round(x)}" cy="${round(next() * 80)}" r="${round(big)}"/>` +
    `<circle cx="${far}" cy="${low}" r="${small}" fill="none" stroke-width="14"/>` +
    `<circle cx="${round(x + big * 0.9)}" cy="190" r="${round(big * 0.38)}"/>`
  );
}

function rays(next: Random): string {
  const [x, y] = next() < 0.5 ? [WIDTH * 0.82, HEIGHT * 1.08] : [WIDTH * 1.02, HEIGHT * -0.06];
  const count = 14 + Math.floor(next() * 3) * 4;
  const point = (turn: number) => `${round(x + 420 * Math.cos(turn))} ${round(y + 420 * Math.sin(turn))}`;
  return `<path d="${repeat(count, (i) => {
    const turn = (i * 2 * Math.PI) / count;
    return `M${round(x)} ${round(y)}L${point(turn)}L${point(turn + Math.PI / count)}z`;
  })}"/>`;
}

const GLYPHS: Record<ProductKind, string> = {
  gift_card:
    '<path d="M4 12h18v11H4zM2.5 7.5h21V12h-21zM13 7.5V23M13 7.5C10 7.5 7 6.8 7 4.5 7 1.5 12 2 13 7.5' +
    'c1-5.5 6-6 6-3 0 2.3-3 3-6 3"/>',
  merchandise: '<path d="M13 2.5 23 7.5v11L13 23.5 3 18.5v-11zM3 7.5l10 5 10-5M13 12.5v11M8 5l10 5"/>',
  lounge:
    '<path d="M6 12V7a3 3 0 0 1 3-3h8a3 3 0 0 1 3 3v5M2.5 13a2.5 2.5 0 0 1 5 0v3.5h11V13a2.5 2.5 0 0 1' +
    ' 5 0v5.5a2 2 0 0 1-2 2h-17a2 2 0 0 1-2-2zM6 20.5V23M20 20.5V23"/>',
  charity:
    '<path d="M13 22.5C5 17 2.5 13 2.5 9.3A5.4 5.4 0 0 1 13 7.5a5.4 5.4 0 0 1 10.5 1.8' +
    'C23.5 13 21 17 13 22.5z"/>',
  mobile_top_up:
    '<rect x="6.5" y="2" width="13" height="22" rx="3"/><path d="M11.5 20.5h3M13 8v7M9.5 11.5h7"/>',
  perk:
    '<path d="M11 5c1 5.5 2.5 7 8 8-5.5 1-7 2.5-8 8-1-5.5-2.5-7-8-8 5.5-1 7-2.5 8-8zM20.5 2v6M17.5 5h6' +
    'M21 19v4M19 21h4"/>',
};
