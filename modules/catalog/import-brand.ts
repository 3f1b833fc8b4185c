import { createHash } from 'node:crypto';
import { normalise } from './search.ts';

/** Product lines that suppliers append to a brand: “Tanishq Gold Coin” is Tanishq's. */
const LINES = new Set([
  'and',
  'coin',
  'diamond',
  'gemstone',
  'gold',
  'jewellers',
  'jewellery',
  'jewelry',
  'main',
  'premium',
  'pure',
  'retail',
  'silver',
  'solitaire',
  'studded',
]);
/** Words dropped only where that leaves a known brand: from “Marriott Hotels”, not from “Taj Hotels”. */
const TRADES = new Set([
  'and',
  'cinemas',
  'fashion',
  'holidays',
  'hotels',
  'india',
  'online',
  'resort',
  'resorts',
  'store',
]);

/** A brand that the import can refer to. */
export type KnownBrand = { id: string; name: string; key: string; categories: string[] };

/** What is the same in all spellings of a brand: “McDonald's” and “MCDONALDS” are both “mcdonalds”. */
export function brandKey(name: string): string {
  return normalise(name.replace(/['’‘`]/g, '')).replaceAll(' ', '');
}

/** An OKLCH hue angle that follows from the name, so that every import gives a brand the same colour. */
export function brandHue(name: string): number {
  return createHash('sha256').update(brandKey(name)).digest().readUInt32BE() % 360;
}

/** A slug of the same letters as the key, with dashes between words. */
export function brandSlug(name: string): string {
  return normalise(name.replace(/['’‘`]/g, '')).replaceAll(' ', '-');
}

/** The names a product's brand may have, fullest first; the last one is what a new brand is called. */
export function brandNames(title: string): string[] {
  return shorter(title, LINES);
}

/** Further, shorter names that count only if such a brand is known already. */
export function looseBrandNames(title: string): string[] {
  return shorter(title, new Set([...LINES, ...TRADES]));
}

function shorter(title: string, droppable: ReadonlySet<string>): string[] {
  const words = title.split(' ');
  const names = [title];
  while (words.length > 1) {
    const last = normalise(words.at(-1) ?? '');
    if (last !== '' && !droppable.has(last)) break;
    words.pop();
    names.push(words.join(' '));
  }
  return names;
}
