import { describe, expect, it } from 'vitest';
import { artworkPalette } from './artwork.ts';
import { readArt } from './client.ts';
import { artUrlOf } from './drawn-art.ts';

const brand = { id: 'brd_decathlon', name: 'Decathlon', hue: 264 };

describe('artUrlOf', () => {
  it('leads to the picture of the brand, and says behind it how to draw the same', () => {
    const url = artUrlOf(brand, 'gift_card');
    const { from, to } = artworkPalette(brand.id, brand.hue);
    expect(url).toMatch(/^\/art\/brd_decathlon\.svg#/);
    expect(readArt(url)).toMatchObject({ name: 'Decathlon', look: expect.stringMatching(/^p\d g0$/) });
    expect(readArt(url)?.style).toMatchObject({ '--a': from, '--b': to });
  });

  it('draws another card once the brand is renamed, recoloured or sells something else', () => {
    const urls = [
      artUrlOf(brand, 'gift_card'),
      artUrlOf({ ...brand, name: 'Decathlon Pro' }, 'gift_card'),
      artUrlOf({ ...brand, hue: 20 }, 'gift_card'),
      artUrlOf(brand, 'charity'),
    ];
    expect(new Set(urls).size).toBe(urls.length);
  });
});

describe('readArt', () => {
  it.each(['A#1', 'مكتبة', 'Médecins Sans Frontières', '9'])('keeps the name %s letter by letter', (name) => {
    const art = readArt(artUrlOf({ ...brand, name }, 'perk'));
    expect(art?.name.replaceAll('\n', ' ')).toBe(name);
    expect(art?.look.includes('art-right')).toBe(name === 'مكتبة');
  });

  it('finds nothing to draw in the address of a picture', () => {
    expect(readArt('/art/brd_decathlon.svg')).toBeNull();
    expect(readArt('/brand/0123456789abcdef.webp')).toBeNull();
  });
});
