import { currencyOf, homeOf } from './import-currency.ts';
import { type ReadName, readName } from './import-name.ts';
import { type Price, priceOf } from './import-price.ts';
import { oneLine } from './import-text.ts';
import { type Flawed, flawed } from './import-verdict.ts';

/** What a supplier offers, in its own words: prices are decimals in whole units, null where it is silent. */
export type Offer = {
  sku: string;
  name: string;
  currency: string;
  min: string | null;
  max: string | null;
  /** The only values, or with `valuesOnly` false the ones it suggests between min and max. */
  values: string[] | null;
  valuesOnly: boolean;
  terms: string | null;
};

/** How one supplier's file is read: find its rows, read one row. */
export type SupplierFeed = {
  list(json: unknown): { rows: unknown[]; complete: boolean } | null;
  offer(row: unknown): { offer: Offer } | Flawed;
};

/** A row that was read to the end: all that the catalogue needs. */
export type Candidate = {
  row: number;
  sku: string;
  name: ReadName;
  country: string;
  price: Price;
  terms: string | null;
};

type Where = { row: number; country: string | null };

/** Reads an offer into a candidate, or names the first field that cannot be used. */
export function candidateOf(
  offer: Offer,
  { row, country: given }: Where,
): { candidate: Candidate; notes: string[] } | Flawed {
  const sku = skuOf(offer.sku);
  if ('flaw' in sku) return sku;
  const name = readName(offer.name);
  if ('flaw' in name) return name;
  const currency = currencyOf(offer.currency);
  if ('flaw' in currency) return currency;
  const country = given ?? homeOf(currency.code);
  if (country === null) {
    const says = `${currency.code} is used in several countries: say which one with --country`;
    return flawed('country', 'country_needed', says);
  }
  const price = priceOf({ ...offer, currency: currency.code });
  if ('flaw' in price) return price;
  const terms = offer.terms === null || oneLine(offer.terms) === '' ? null : offer.terms;
  const candidate = { row, sku: sku.sku, name: name.name, country, price: price.price, terms };
  return { candidate, notes: price.notes };
}

/** The supplier's id of a product as it is stored: printable ASCII without spaces. */
export function skuOf(text: string): { sku: string } | Flawed {
  const sku = text.trim();
  if (!sku) return flawed('sku', 'missing', 'sku is empty');
  if (/^[\x21-\x7e]{1,100}$/.test(sku)) return { sku };
  const says = 'sku has spaces, more than 100 characters or characters outside ASCII';
  return flawed('sku', 'not_usable', says);
}
