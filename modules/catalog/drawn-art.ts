import {
  artworkPalette,
  artworkPattern,
  artworkTurn,
  fitName,
  readableName,
  readsFromTheRight,
} from './artwork.ts';
import { type BrandView, PRODUCT_KINDS, type ProductKind } from './schema.ts';

const MAX_KEPT = 5_000;
const kept = new Map<string, string>();

/**
 * Where a brand's artwork is, and behind the `#` what a screen needs to draw it itself (`readArt` in `client.ts`):
 * a list of two dozen then asks for no picture.
 */
export function artUrlOf(brand: BrandView, kind: ProductKind): string {
  const key = `${brand.id} ${brand.hue} ${kind} ${brand.name}`;
  const known = kept.get(key);
  if (known) return known;
  const url = `/art/${brand.id}.svg#${drawn(brand, kind)}`;
  if (kept.size >= MAX_KEPT) kept.clear();
  kept.set(key, url);
  return url;
}

/** The styles, the classes, and the name in its lines: letter by letter as the page has them, so that they pack well. */
function drawn({ id, name, hue }: BrandView, kind: ProductKind): string {
  const { from, to, ink, shade } = artworkPalette(id, hue);
  const { u, v } = artworkTurn(id);
  const shown = readableName(name);
  const { lines, size } = fitName(shown);
  const looks = [
    `p${artworkPattern(id)}`,
    `g${PRODUCT_KINDS.indexOf(kind)}`,
    readsFromTheRight(shown) && 'art-right',
  ];
  const dark = ink === shade ? '' : `--i:${ink};--s:${shade};`;
  const style = `--a:${from};--b:${to};${dark}--u:${u};--v:${v};--z:${size}`;
  return [style, looks.filter(Boolean).join(' '), lines.join('\n')].join('|');
}
