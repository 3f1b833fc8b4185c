/** What somebody typed into the search: words, and perhaps a value that they want it for. */
export type Asked = { words: string; value: Value | null };
export type Value = {
  /** Whole and decimal digits as typed, "12.50". */
  amount: string;
  currency: string | null;
};

const CURRENCY_WORDS: Record<string, string> = {
  '€': 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  $: 'USD',
  dollar: 'USD',
  dollars: 'USD',
  '£': 'GBP',
  pounds: 'GBP',
  '¥': 'JPY',
  円: 'JPY',
  yen: 'JPY',
  '₹': 'INR',
  rupees: 'INR',
};
const CODES = new Set(Intl.supportedValuesOf('currency'));
const SIGN = '[€$£¥₹円]';
const NUMBER = /^\d{1,7}(?:[.,]\d{1,3})?$/;
const GLUED = new RegExp(`(${SIGN})(?=\\d)|(?<=\\d)(${SIGN}|[A-Za-z]{3}\\b)`, 'gu');

/** "IKEA 50 €" asks for what IKEA has at 50 euros. A number alone or beside words is a value; the last one counts. */
export function readAsked(text: string): Asked {
  const tokens = westernDigits(text).replace(GLUED, ' $1$2 ').split(/\s+/).filter(Boolean);
  const at = tokens.findLastIndex((token) => NUMBER.test(token));
  const amount = tokens[at]?.replace(',', '.');
  if (!amount) return { words: text, value: null };
  const beside = [at - 1, at + 1].filter((i) => currencyOf(tokens[i] ?? ''));
  const words = tokens.filter((_, i) => i !== at && !beside.includes(i)).join(' ');
  return { words, value: { amount, currency: currencyOf(tokens[beside[0] ?? -1] ?? '') } };
}

function currencyOf(token: string): string | null {
  const code = token.toUpperCase();
  return CURRENCY_WORDS[token.toLowerCase()] ?? (CODES.has(code) ? code : null);
}

/** The value in minor units of a currency with so many decimals; null when it has more than those. */
export function minorUnitsOf(amount: string, places: number): bigint | null {
  const [whole = '0', decimals = ''] = amount.split('.');
  return decimals.length > places ? null : BigInt(whole + decimals.padEnd(places, '0'));
}

/** Arabic and Devanagari digits as 0-9. */
function westernDigits(text: string): string {
  return text.normalize('NFKC').replace(/[٠-٩۰-۹०-९]/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = [0x660, 0x6f0, 0x966].find((z) => code >= z && code < z + 10) ?? code;
    return String(code - zero);
  });
}
