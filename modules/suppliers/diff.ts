import type { SupplierProduct } from './port.ts';
import type { ChangeKind, SyncChange } from './schema.ts';

/** What is known of a line of the catalogue, to compare the next reading with. */
export type KnownOffer = Omit<SupplierProduct, 'name' | 'brand'> & { name: string };
export type Difference = {
  added: SupplierProduct[];
  updated: SupplierProduct[];
  removed: KnownOffer[];
  changes: SyncChange[];
};

/** What a new reading of a catalogue says otherwise than the last one. Of lines with one SKU the first counts. */
export function differenceOf(known: readonly KnownOffer[], seen: readonly SupplierProduct[]): Difference {
  const before = new Map(known.map((offer) => [offer.sku, offer]));
  const now = new Map<string, SupplierProduct>();
  for (const product of seen) if (!now.has(product.sku)) now.set(product.sku, product);
  const difference: Difference = { added: [], updated: [], removed: [], changes: [] };
  for (const product of now.values()) {
    const offer = before.get(product.sku);
    if (!offer) {
      difference.added.push(product);
      difference.changes.push(change(product, 'added', null, priceOf(product)));
      continue;
    }
    const changes = changesOf(offer, product);
    difference.changes.push(...changes);
    if (changes.length > 0 || offer.name !== product.name) difference.updated.push(product);
  }
  for (const offer of known) {
    if (now.has(offer.sku) || !offer.available) continue;
    difference.removed.push(offer);
    difference.changes.push(change(offer, 'removed', priceOf(offer), null));
  }
  return difference;
}

function changesOf(offer: KnownOffer, product: SupplierProduct): SyncChange[] {
  const facts: [ChangeKind, (of: KnownOffer) => string][] = [
    ['price', priceOf],
    ['availability', (of) => (of.available ? 'available' : 'unavailable')],
    ['values', valuesOf],
  ];
  return facts.flatMap(([kind, fact]) => {
    const [was, is] = [fact(offer), fact(product)];
    return was === is ? [] : [change(product, kind, was, is)];
  });
}

const priceOf = (of: KnownOffer): string => `${of.costBasisPoints} bp`;

/** Values in minor units with what they are values of; long lists are cut, which only shortens what is shown. */
function valuesOf(of: KnownOffer): string {
  const values = of.denominationType === 'fixed' ? of.denominations.join(' ') : `${of.min} to ${of.max}`;
  return `${of.country} ${of.currency} ${values}`;
}

function change(
  of: { sku: string; name: string },
  kind: ChangeKind,
  before: string | null,
  after: string | null,
): SyncChange {
  return {
    sku: of.sku,
    kind,
    name: of.name,
    before: before?.slice(0, 500) ?? null,
    after: after?.slice(0, 500) ?? null,
  };
}
