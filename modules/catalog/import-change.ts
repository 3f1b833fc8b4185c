import type { KnownBrand } from './import-brand.ts';
import type { Candidate } from './import-candidate.ts';
import type { Price } from './import-price.ts';

export type Status = 'live' | 'paused' | 'withdrawn';
/** What an import compares and may change of a product. */
export type Stored = {
  id: string;
  sku: string;
  name: string;
  brandId: string;
  brandName: string;
  country: string;
  price: Price;
  terms: string;
  status: Status;
};

type Of = { sku: string; name: string };
/** One difference between the file and the catalogue. */
export type Change =
  | (Of & { change: 'new'; brand: string; old: null; new: Price })
  | (Of & { change: 'price'; old: Price; new: Price })
  | (Of & { change: 'availability'; old: Status; new: Status; why: 'returned' | 'missing' | 'refused' })
  | (Of & { change: 'name' | 'terms'; old: string; new: string });

/** A stored product as the supplier offers it now; what was withdrawn stays withdrawn. */
export function withCandidate(stored: Stored, candidate: Candidate, brand: KnownBrand | undefined): Stored {
  const renamed = stored.name !== candidate.name.shown;
  return {
    ...stored,
    name: candidate.name.shown,
    brandId: (renamed && brand?.id) || stored.brandId,
    brandName: (renamed && brand?.name) || stored.brandName,
    price: candidate.price,
    terms: candidate.terms ?? stored.terms,
    status: stored.status === 'paused' ? 'live' : stored.status,
  };
}

/** The differences between two states of a product; none when nothing needs to be written. */
export function changesOf(old: Stored, next: Stored, why: 'returned' | 'missing' | 'refused'): Change[] {
  const of = { sku: next.sku, name: next.name };
  const changes: Change[] = [];
  if (!samePrice(old.price, next.price))
    changes.push({ change: 'price', ...of, old: old.price, new: next.price });
  if (old.status !== next.status)
    changes.push({ change: 'availability', ...of, old: old.status, new: next.status, why });
  if (old.name !== next.name) changes.push({ change: 'name', ...of, old: old.name, new: next.name });
  if (old.terms !== next.terms) changes.push({ change: 'terms', ...of, old: old.terms, new: next.terms });
  return changes;
}

function samePrice(a: Price, b: Price): boolean {
  return (
    a.type === b.type &&
    a.min === b.min &&
    a.max === b.max &&
    a.step === b.step &&
    a.values.join() === b.values.join()
  );
}
