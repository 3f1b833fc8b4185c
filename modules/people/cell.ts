import { LOCALE_NAMES, LOCALES } from '#i18n/locales.ts';
import { COUNTRIES } from '#lib/countries.ts';
import { emailSchema } from '#modules/identity/schema.ts';
import type { ImportField } from './schema.ts';

export type Read = { value: string } | { fault: string };
const FORMULA = /^[=+\-@\t\r]./;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNPRINTABLE = /[\u0000-\u001f\u007f\ufffd]/;

/** What one filled cell says, or why it cannot be taken. */
export function readCell(field: ImportField, cell: string): Read {
  return READERS[field](cell);
}

const READERS: Record<ImportField, (cell: string) => Read> = {
  email: readEmail,
  name: (cell) => readText(cell, 120),
  country: readCountry,
  locale: readLocale,
  costCentre: (cell) => readText(cell, 60),
  manager: readEmail,
  joinedOn: readDay,
  status: readStatus,
};

function readEmail(cell: string): Read {
  const read = emailSchema.safeParse(cell);
  return read.success ? { value: read.data } : { fault: 'is not an e-mail address' };
}

/** A text that a spreadsheet would run is refused here, so that no export of ours can carry it on. */
function readText(cell: string, most: number): Read {
  if (FORMULA.test(cell)) return { fault: 'begins like a formula: take away the sign in front' };
  if (UNPRINTABLE.test(cell)) return { fault: 'has characters that cannot be right' };
  return cell.length > most ? { fault: `must have at most ${most} characters` } : { value: cell };
}

let countryNames: Map<string, string> | undefined;

function readCountry(cell: string): Read {
  countryNames ??= new Map(
    ['en', 'de', 'fr', 'es'].flatMap((locale) => {
      const names = new Intl.DisplayNames(locale, { type: 'region' });
      return COUNTRIES.map((code) => [(names.of(code) ?? code).toLowerCase(), code] as const);
    }),
  );
  const code = COUNTRIES.find((each) => each === cell.toUpperCase()) ?? countryNames.get(cell.toLowerCase());
  return code ? { value: code } : { fault: 'is not a country: write two letters, as in DE' };
}

const english = new Intl.DisplayNames('en', { type: 'language' });

function readLocale(cell: string): Read {
  const said = cell.toLowerCase();
  const found = LOCALES.find(
    (each) =>
      each === said.split(/[-_]/)[0] ||
      LOCALE_NAMES[each].toLowerCase() === said ||
      english.of(each)?.toLowerCase() === said,
  );
  return found ? { value: found } : { fault: `is not one of ${LOCALES.join(', ')}` };
}

function readDay(cell: string): Read {
  const right = /^\d{4}-\d\d-\d\d$/.test(cell) && !Number.isNaN(Date.parse(cell));
  if (!right || !new Date(cell).toISOString().startsWith(cell)) return { fault: 'must look like 2024-03-31' };
  return cell < '1930-01-01' || cell > '2100-01-01' ? { fault: 'is too far away' } : { value: cell };
}

const ACTIVE = ['active', 'yes', 'true', '1', 'aktiv', 'employed'];
const DISABLED = ['disabled', 'inactive', 'no', 'false', '0', 'left', 'leaver', 'terminated', 'inaktiv'];

function readStatus(cell: string): Read {
  const said = cell.toLowerCase();
  if (ACTIVE.includes(said)) return { value: 'active' };
  return DISABLED.includes(said) ? { value: 'disabled' } : { fault: 'must be active or disabled' };
}
