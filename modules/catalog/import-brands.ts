import { brandKey, brandNames, type KnownBrand, looseBrandNames } from './import-brand.ts';

/** Which brand each title belongs to; `made` are the ones the catalogue does not have yet. */
export type BrandChoice = { of: ReadonlyMap<string, KnownBrand>; made: KnownBrand[] };

type Book = Map<string, KnownBrand>;

/** Finds the brand of each title among the known ones, and makes the missing ones. */
export function chooseBrands(
  titles: string[],
  known: readonly KnownBrand[],
  newId: () => string,
): BrandChoice {
  const book: Book = new Map(known.map((brand) => [brand.key, brand]));
  const chosen = new Map<string, KnownBrand>();
  const made: KnownBrand[] = [];
  const spellings = quietSpellings(titles);
  const make = (title: string) => {
    const name = brandNames(title).at(-1) ?? title;
    const key = brandKey(name);
    const brand = {
      id: newId(),
      name: quiet(name) ? name : (spellings.get(key) ?? name),
      key,
      categories: [],
    };
    book.set(key, brand);
    made.push(brand);
    return brand;
  };
  const uncertain: string[] = [];
  for (const title of new Set(titles)) {
    const found = find(book, brandNames(title));
    if (found) chosen.set(title, found);
    else if (looseBrandNames(title).length > brandNames(title).length) uncertain.push(title);
    else chosen.set(title, make(title));
  }
  // Last, when all plain names are known: “Yatra Hotels & Holidays” may stand before “Yatra” in the file.
  for (const title of uncertain) chosen.set(title, find(book, looseBrandNames(title)) ?? make(title));
  return { of: chosen, made };
}

function find(book: Book, names: string[]): KnownBrand | undefined {
  for (const name of names) {
    const brand = book.get(brandKey(name));
    if (brand) return brand;
  }
  return undefined;
}

/** “Hamleys” for “HAMLEYS”, where the file has both. */
function quietSpellings(titles: string[]): Map<string, string> {
  const names = titles.flatMap(brandNames).filter(quiet).reverse();
  return new Map(names.map((name) => [brandKey(name), name]));
}

function quiet(name: string): boolean {
  return name !== name.toUpperCase();
}
