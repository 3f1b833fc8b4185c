import { exponent, parseDecimal } from '#lib/money.ts';
import { oddlyLow, suggestedValues } from './import-values.ts';
import { type Flawed, flawed } from './import-verdict.ts';

/** What a product is sold at, in minor units. Fixed: all values. Range: suggested ones on the grid. */
export type Price = {
  currency: string;
  type: 'fixed' | 'range';
  min: bigint;
  max: bigint;
  step: bigint;
  values: bigint[];
};
type Given = {
  currency: string;
  min: string | null;
  max: string | null;
  values: string[] | null;
  valuesOnly: boolean;
};
type Priced = { price: Price; notes: string[] };

const MOST_VALUES = 200;

/** A list of values is fixed, min = max is fixed with one value, anything else a range in whole units. */
export function priceOf(given: Given): Priced | Flawed {
  const { currency } = given;
  const values: bigint[] = [];
  if ((given.values?.length ?? 0) > MOST_VALUES) {
    return flawed('denominations', 'too_many_values', `more than ${MOST_VALUES} denominations`);
  }
  for (const text of given.values ?? []) {
    const read = amountOf('denominations', text, currency);
    if ('flaw' in read) return read;
    values.push(read.amount);
  }
  if (values.length > 0 && given.valuesOnly) return fixedAt(currency, values);
  const min = amountOf('minPrice', given.min, currency);
  if ('flaw' in min) return min;
  const max = amountOf('maxPrice', given.max, currency);
  if ('flaw' in max) return max;
  if (min.amount > max.amount) {
    const says = `the lowest price ${given.min} is above the highest ${given.max}`;
    return flawed('minPrice', 'min_above_max', says);
  }
  if (min.amount === max.amount) return fixedAt(currency, [min.amount]);
  return rangeOf({ currency, min: min.amount, max: max.amount, wished: values });
}

function amountOf(field: string, text: string | null, currency: string): { amount: bigint } | Flawed {
  const given = text?.trim() ?? '';
  if (given === '') return flawed(field, 'missing', `${field} is missing`);
  if (given.startsWith('-'))
    return flawed(field, 'negative', `${field} is below zero: ${given.slice(0, 30)}`);
  const amount = parseDecimal(given, currency);
  if (amount === 0n) return flawed(field, 'zero', `${field} is zero`);
  if (amount !== null) return { amount };
  const places = exponent(currency);
  const says =
    `${field} “${given.slice(0, 30)}” is not an amount in ${currency}: digits, at most ${places} decimals ` +
    'after a point, no thousands separators';
  return flawed(field, 'not_an_amount', says);
}

function fixedAt(currency: string, given: bigint[]): Priced {
  const values = [...new Set(given)].sort((a, b) => (a < b ? -1 : 1));
  const [min = 0n, max = min] = [values[0], values.at(-1)];
  return { price: { currency, type: 'fixed', min, max, step: 1n, values }, notes: [] };
}

type Range = { currency: string; min: bigint; max: bigint; wished: bigint[] };

function rangeOf({ currency, min: lowest, max: highest, wished }: Range): Priced | Flawed {
  const unit = 10n ** BigInt(exponent(currency));
  const min = ((lowest + unit - 1n) / unit) * unit;
  const max = (highest / unit) * unit;
  if (min > max) {
    const says = `no whole ${currency} lies between the lowest and the highest price`;
    return flawed('minPrice', 'no_whole_value', says);
  }
  const notes: string[] = [];
  if (min !== lowest || max !== highest) notes.push(`range narrowed to whole ${currency}`);
  if (min === max) return { ...fixedAt(currency, [min]), notes };
  const values = suggestedValues({ currency, min, max, unit, wished });
  if (oddlyLow({ currency, min, unit })) {
    notes.push(
      `the lowest price is only ${min / unit} ${currency}: kept, values are suggested from a usual one`,
    );
  }
  return { price: { currency, type: 'range', min, max, step: unit, values }, notes };
}
