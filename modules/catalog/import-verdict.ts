/** Why a row or a field of it cannot be used. */
export type Reason =
  | 'missing'
  | 'wrong_type'
  | 'not_usable'
  | 'unknown_currency'
  | 'country_needed'
  | 'not_an_amount'
  | 'zero'
  | 'negative'
  | 'min_above_max'
  | 'no_whole_value'
  | 'too_many_values'
  | 'duplicate_sku'
  | 'currency_changed'
  | 'country_changed';

/** A field that cannot be used, with a sentence for the operator. */
export type Flaw = { field: string; reason: Reason; says: string };
/** What reading can end in instead of a value. */
export type Flawed = { flaw: Flaw };
/** A row that is not imported; `row` counts from 1. */
export type Refused = Flaw & { row: number; sku: string | null };
/** Something odd about a row that is imported all the same. */
export type Note = { row: number; sku: string; says: string };

/** A flaw as the answer of a reading function. */
export function flawed(field: string, reason: Reason, says: string): Flawed {
  return { flaw: { field, reason, says } };
}

/** A file, an option or a database that the import cannot work with; its message says what to do. */
export class Unusable extends Error {
  override readonly name = 'Unusable';
}
