import { newId } from '#lib/id.ts';
import type { KnownBrand } from './import-brand.ts';
import { type BrandChoice, chooseBrands } from './import-brands.ts';
import type { Candidate } from './import-candidate.ts';
import { type Change, changesOf, type Stored, withCandidate } from './import-change.ts';
import { categoriesOf, kindOf } from './import-kind.ts';
import type { ReadFeed } from './import-read.ts';
import type { Note, Refused } from './import-verdict.ts';
import type { ProductKind } from './schema.ts';

/** A product that the catalogue does not have yet. */
export type Made = Stored & { country: string; kind: ProductKind; categories: string[]; brandName: string };
/** What the catalogue holds of one supplier, and all brands. */
export type CatalogueState = { products: ReadonlyMap<string, Stored>; brands: KnownBrand[] };
/** All that an import would write, with the rows it refuses because of what is stored. */
export type ImportPlan = {
  brands: KnownBrand[];
  made: Made[];
  changed: Stored[];
  changes: Change[];
  refused: Refused[];
  notes: Note[];
};

/** Compares a file with the catalogue; `country` limits what counts as missing to that country. */
export function planImport(state: CatalogueState, feed: ReadFeed, country: string | null): ImportPlan {
  const refused: Refused[] = [...feed.refused];
  const usable = feed.candidates.filter((candidate) => {
    const moved = movedFrom(candidate, state.products.get(candidate.sku));
    if (moved) refused.push(moved);
    return !moved;
  });
  const renamed = usable.filter((c) => state.products.get(c.sku)?.name !== c.name.shown);
  const brands = chooseBrands(
    renamed.map((c) => c.name.title),
    state.brands,
    () => newId('brand'),
  );
  const plan: ImportPlan = {
    brands: brands.made,
    made: [],
    changed: [],
    changes: [],
    refused,
    notes: [...feed.notes],
  };
  for (const candidate of usable) {
    const stored = state.products.get(candidate.sku);
    if (stored)
      change(plan, stored, withCandidate(stored, candidate, brands.of.get(candidate.name.title)), 'returned');
    else make(plan, candidate, brands);
  }
  if (feed.complete) pauseMissing(plan, state, { usable, refused, country });
  plan.refused.sort((a, b) => a.row - b.row);
  return plan;
}

function movedFrom({ row, sku, price, country }: Candidate, stored: Stored | undefined): Refused | null {
  if (!stored) return null;
  if (stored.price.currency !== price.currency) {
    const says = `the product is sold in ${stored.price.currency}; another currency needs another product`;
    return { row, sku, field: 'currency', reason: 'currency_changed', says };
  }
  if (stored.country === country) return null;
  const says = `the product is listed in ${stored.country}, not in ${country}`;
  return { row, sku, field: 'country', reason: 'country_changed', says };
}

function make(plan: ImportPlan, candidate: Candidate, brands: BrandChoice): void {
  const { row, sku, name, country, price } = candidate;
  const brand = brands.of.get(name.title);
  if (!brand) throw new Error(`no brand was chosen for ${sku}`);
  const own = categoriesOf(name);
  const categories = own.length > 0 ? own : brand.categories;
  if (categories.length === 0) plan.notes.push({ row, sku, says: 'no browsing category found for it' });
  const terms = candidate.terms ?? `Issued by ${brand.name} and subject to its terms.`;
  plan.made.push({
    id: newId('product'),
    sku,
    name: name.shown,
    brandId: brand.id,
    brandName: brand.name,
    country,
    price,
    terms,
    status: 'live',
    kind: kindOf(name),
    categories,
  });
  plan.changes.push({ change: 'new', sku, name: name.shown, brand: brand.name, old: null, new: price });
}

function change(
  plan: ImportPlan,
  stored: Stored,
  next: Stored,
  why: 'returned' | 'missing' | 'refused',
): void {
  const changes = changesOf(stored, next, why);
  if (changes.length === 0) return;
  plan.changed.push(next);
  plan.changes.push(...changes);
}

type Present = { usable: Candidate[]; refused: Refused[]; country: string | null };

/** Pauses what this file should list and does not, in the countries that it is about. */
function pauseMissing(plan: ImportPlan, state: CatalogueState, { usable, refused, country }: Present): void {
  const present = new Set(usable.map((c) => c.sku));
  const unusable = new Set(refused.map((r) => r.sku));
  const countries = new Set(country === null ? usable.map((c) => c.country) : [country]);
  for (const stored of state.products.values()) {
    if (stored.status !== 'live' || present.has(stored.sku) || !countries.has(stored.country)) continue;
    change(plan, stored, { ...stored, status: 'paused' }, unusable.has(stored.sku) ? 'refused' : 'missing');
  }
}
