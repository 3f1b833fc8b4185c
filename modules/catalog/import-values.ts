/** The lowest value that people usually give, in whole units; 5 where nothing is said. */
const USUAL_LOWEST = new Map([
  ['INR', 100n],
  ['JPY', 500n],
  ['KRW', 5_000n],
  ['IDR', 50_000n],
  ['VND', 50_000n],
  ['PHP', 100n],
  ['THB', 100n],
  ['EGP', 50n],
  ['LKR', 500n],
  ['NPR', 100n],
  ['KES', 100n],
  ['MXN', 50n],
  ['CLP', 5_000n],
]);
const MOST_SUGGESTED = 6;

/** Up to six round values on a range's grid, from its lowest or the usual lowest value up. */
export function suggestedValues(range: {
  currency: string;
  min: bigint;
  max: bigint;
  unit: bigint;
  wished: bigint[];
}): bigint[] {
  const { min, max, unit } = range;
  const onGrid = (v: bigint) => v >= min && v <= max && (v - min) % unit === 0n;
  const wished = [...new Set(range.wished)].filter(onGrid).sort((a, b) => (a < b ? -1 : 1));
  if (wished.length > 0) return wished.slice(0, 12);
  const usual = usualLowest(range);
  const start = usual > min && usual <= max ? usual : min;
  const round = roundValues(unit, max).filter((v) => v > start && onGrid(v));
  return [start, ...round].slice(0, MOST_SUGGESTED);
}

/** Whether a range begins at a tenth of the usual lowest value or below, such as one rupee. */
export function oddlyLow(range: { currency: string; min: bigint; unit: bigint }): boolean {
  return range.min * 10n <= usualLowest(range);
}

function usualLowest({ currency, unit }: { currency: string; unit: bigint }): bigint {
  return (USUAL_LOWEST.get(currency) ?? 5n) * unit;
}

/** 1, 2.5, 5, 10, 25, … units up to a limit. */
function roundValues(unit: bigint, limit: bigint): bigint[] {
  const values: bigint[] = [];
  for (let ten = unit; ten <= limit; ten *= 10n) values.push(ten, (ten * 5n) / 2n, ten * 5n);
  return values;
}
