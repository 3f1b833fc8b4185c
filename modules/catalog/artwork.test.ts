import { wcagContrast } from 'culori';
import { describe, expect, it } from 'vitest';
import {
  artworkPalette,
  artworkPattern,
  brandArtwork,
  estimatedWidth,
  fitName,
  NAME_HEIGHT,
  NAME_WIDTH,
} from './artwork.ts';
import type { ProductKind } from './schema.ts';

const KINDS: ProductKind[] = ['gift_card', 'merchandise', 'lounge', 'charity', 'mobile_top_up', 'perk'];
const ids = Array.from({ length: 200 }, (_, index) => `brand-${index}`);
const artwork = { id: 'decathlon', name: 'Decathlon', hue: 264, kind: 'gift_card' } as const;

/** Mixes the pattern's colour into a stop as the drawing does, at a tenth. */
function underPattern(stop: string, shade: string): string {
  const channel = (hex: string, at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) => Math.round(channel(stop, at) * 0.9 + channel(shade, at) * 0.1));
  return `rgb(${mixed.join(',')})`;
}

describe('brandArtwork', () => {
  it('draws the same card for the same brand', () => {
    expect(brandArtwork(artwork)).toBe(brandArtwork({ ...artwork }));
  });

  it('draws another card for another id, hue or kind', () => {
    const changed = [{ id: 'ikea' }, { hue: 20 }, { kind: 'charity' as const }];
    for (const change of changed)
      expect(brandArtwork({ ...artwork, ...change })).not.toBe(brandArtwork(artwork));
  });

  it('is a titled picture in bank-card proportion', () => {
    const svg = brandArtwork(artwork);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 317 200" role="img"/);
    expect(svg).toContain('<title>Decathlon</title>');
    expect(svg).toMatch(/<\/svg>$/);
  });

  it('escapes markup in names', () => {
    const svg = brandArtwork({ ...artwork, name: '<script>&"' });
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&#60;script&#62;&#38;&#34;');
  });

  it('writes nothing of the id into the drawing', () => {
    expect(brandArtwork({ ...artwork, id: '"><b>' })).not.toContain('<b>');
  });

  it('drops characters that XML forbids', () => {
    const svg = brandArtwork({ ...artwork, name: 'A\u0000\u001b\ud800B' });
    expect(svg).not.toMatch(/\p{Cc}|\p{Cs}/u);
  });

  it('stays under 6 kB for every pattern, kind and length of name', () => {
    const names = [
      'O2',
      '"'.repeat(5000),
      'ก'.repeat(500),
      '百'.repeat(400),
      `a${'\u0301'.repeat(9000)}`,
      '',
    ];
    for (const id of ids.slice(0, 30))
      for (const name of names)
        for (const kind of KINDS)
          expect(Buffer.byteLength(brandArtwork({ id, name, hue: 40, kind }))).toBeLessThan(6000);
  });

  it('emits numbers only', () => {
    for (const id of ids) expect(brandArtwork({ ...artwork, id })).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe('fitName', () => {
  const long = [
    'W'.repeat(80),
    'm'.repeat(80),
    '百'.repeat(80),
    'ब्रांड '.repeat(16).slice(0, 80),
    'متجر '.repeat(16),
    'The Royal National Society for the Protection of Very Long Names Limited and Sons',
    'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk',
  ];

  it.each(long)('keeps every line of %s inside the card', (name) => {
    const { lines, size } = fitName(name.trim());
    expect(lines.length).toBeLessThanOrEqual(3);
    expect(lines.length * size * 1.12).toBeLessThanOrEqual(NAME_HEIGHT);
    for (const line of lines) expect(estimatedWidth(line, size)).toBeLessThanOrEqual(NAME_WIDTH);
  });

  it('sets short names larger than long ones', () => {
    expect(fitName('O2').size).toBeGreaterThan(fitName('Médecins Sans Frontières').size);
  });

  it('keeps words whole while they fit', () => {
    expect(fitName('Maisons du Monde').lines.join(' ')).toBe('Maisons du Monde');
  });

  it('shortens with an ellipsis what cannot be read at any size', () => {
    expect(fitName('百'.repeat(110)).lines.at(-1)).toMatch(/…$/);
  });
});

describe('artworkPalette', () => {
  it('keeps 4.5:1 between name and ground at every hue, on the pattern too', () => {
    for (let hue = 0; hue < 360; hue += 5)
      for (const id of ids.slice(0, 20)) {
        const { from, to, ink, shade } = artworkPalette(id, hue);
        for (const stop of [from, to, underPattern(from, shade), underPattern(to, shade)])
          expect(wcagContrast(ink, stop), `${id} at ${hue}`).toBeGreaterThanOrEqual(4.5);
      }
  });

  it('gives different hues different colours', () => {
    const colours = [20, 90, 145, 200, 264, 320].map((hue) => artworkPalette('x', hue).from);
    expect(new Set(colours).size).toBe(colours.length);
  });
});

describe('artworkPattern', () => {
  it('reaches all eight patterns', () => {
    expect(new Set(ids.map(artworkPattern))).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7]));
  });

  it('depends on the id alone', () => {
    expect(artworkPattern('decathlon')).toBe(artworkPattern('decathlon'));
  });
});
