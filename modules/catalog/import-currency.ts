import { type Flawed, flawed } from './import-verdict.ts';

const KNOWN = new Set(Intl.supportedValuesOf('currency'));
const HOMES = new Map([
  ['AED', 'AE'],
  ['BRL', 'BR'],
  ['CAD', 'CA'],
  ['CNY', 'CN'],
  ['EGP', 'EG'],
  ['GBP', 'GB'],
  ['IDR', 'ID'],
  ['INR', 'IN'],
  ['JPY', 'JP'],
  ['KES', 'KE'],
  ['KWD', 'KW'],
  ['LKR', 'LK'],
  ['MXN', 'MX'],
  ['MYR', 'MY'],
  ['NPR', 'NP'],
  ['OMR', 'OM'],
  ['PHP', 'PH'],
  ['PLN', 'PL'],
  ['QAR', 'QA'],
  ['SAR', 'SA'],
  ['SEK', 'SE'],
  ['SGD', 'SG'],
  ['THB', 'TH'],
  ['TRY', 'TR'],
  ['VND', 'VN'],
]);

/** An ISO 4217 code that this machine knows, in capitals. */
export function currencyOf(text: string): { code: string } | Flawed {
  const code = text.trim().toUpperCase();
  if (!code) return flawed('currency', 'missing', 'currency is empty');
  if (KNOWN.has(code)) return { code };
  return flawed('currency', 'unknown_currency', `“${code.slice(0, 20)}” is not an ISO 4217 currency`);
}

/** The country that a currency belongs to; null where it does not tell, as with EUR and USD. */
export function homeOf(currency: string): string | null {
  return HOMES.get(currency) ?? null;
}
