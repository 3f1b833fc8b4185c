import { exponent } from '#lib/currency.ts';
import { fill, type Numbers } from './fill.ts';

/** What a browser needs to write numbers as the server does; plain, so it can be a prop. */
export type FormatSettings = {
  locale: string;
  /** Two letters; decides how English is written there: $ or US$, day or month first. */
  country?: string | undefined;
  timeZone: string;
  /** "{n, plural, one {# point} other {# points}}" */
  pointWords: string;
};
export type Format = ReturnType<typeof formatter>;

/** Writes numbers, points, money and dates for one reader; the same on server and client. */
export function formatter(settings: FormatSettings) {
  const locale = intlLocale(settings.locale, settings.country);
  const plural = new Intl.PluralRules(locale);
  const whole = new Intl.NumberFormat(locale);
  const number = (n: number) => whole.format(n);
  const day = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const moment = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: settings.timeZone,
  });
  const numbers: Numbers = { number, form: (n) => plural.select(n) };
  const say = (template: string, values: Record<string, string | number>) => fill(template, values, numbers);
  return {
    settings,
    number,
    /** A message with its values: numbers as this language writes them, plurals in the right form. */
    say,
    /** "5,000 points" */
    points: (n: number) => say(settings.pointWords, { n }),
    /** "+500", "−1,200"; the sign is never left to colour alone. */
    signed: (n: number) => (n > 0 ? `+${number(n)}` : n < 0 ? `−${number(-n)}` : number(0)),
    /** From minor units: "€50", "€12.50", "KWD 1.250". */
    money: (amount: number, currency: string) => money(amount, currency, locale),
    /** A calendar day, "31 Dec 2026". */
    date: (ymd: string) => day.format(new Date(`${ymd.slice(0, 10)}T00:00:00Z`)),
    /** The day of an instant in the tenant's time zone. */
    dayOf: (at: string) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: settings.timeZone }).format(
        new Date(at),
      ),
    /** The same in full, "31 December 2026". */
    longDay: (at: string) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: settings.timeZone }).format(
        new Date(at),
      ),
    dateTime: (at: string) => moment.format(new Date(at)),
    /** "November 2026" */
    month: (at: string) =>
      new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: settings.timeZone }).format(
        new Date(at),
      ),
    currency: (code: string) =>
      new Intl.DisplayNames(locale, { type: 'currency', fallback: 'code' }).of(code) ?? code,
    country: (code: string) =>
      new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' }).of(code) ?? code,
  };
}

function money(amount: number, currency: string, locale: string): string {
  const places = exponent(currency);
  const written = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: places,
    maximumFractionDigits: places,
    trailingZeroDisplay: 'stripIfInteger',
  }).format(amount / 10 ** places);
  // From right to left the sign of "65 CA$" would part from its letters.
  return written.replace(/^\u200f.*[A-Z]\p{Sc}$/u, '$&\u200e');
}

/** Where a language is written in ways of its own. English is written as in Britain elsewhere, the others as at home. */
const COUNTRIES: Record<string, string> = {
  en: 'US GB CA AU NZ IE IN ZA SG',
  es: 'ES MX AR CO CL PE EC UY PY BO CR PA DO GT HN SV NI VE PR US',
  fr: 'FR BE CA CH LU MA TN DZ SN CI',
  de: 'DE AT CH LI LU',
  pt: 'BR PT AO MZ',
  ar: 'AE SA KW QA BH OM EG JO LB MA TN DZ IQ YE LY SD',
};

/** The language as in the reader's country, and with 0-9 everywhere, as tills and cards print them. */
function intlLocale(locale: string, country = ''): string {
  if (locale.includes('-u-')) return locale;
  const language = locale.split('-')[0] ?? locale;
  const written = COUNTRIES[language]?.split(' ').includes(country) ? `${language}-${country}` : language;
  return `${written === 'en' ? 'en-GB' : written}-u-nu-latn`;
}
