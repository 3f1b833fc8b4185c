type Value = string | number;
/** How one language writes a number, and which of its plural forms goes with it. */
export type Numbers = { number: (n: number) => string; form: (n: number) => Intl.LDMLPluralRule };

const SLOT = /\{(\w+)(?:, plural,((?:[^{}]|\{(?:[^{}]|\{\w+\})*\})*))?\}/g;
const FORM = /(=\d+|\w+)\s*\{((?:[^{}]|\{\w+\})*)\}/g;

/**
 * Puts values into a message, "{points} to go", and with the numbers of a language also into plurals,
 * "{count, plural, one {# day} other {# days}}": as much of ICU as our messages use, light enough for the browser.
 */
export function fill(template: string, values: Record<string, Value>, numbers?: Numbers): string {
  return template.replace(SLOT, (whole, name: string, forms?: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    if (forms === undefined) return typeof value === 'number' && numbers ? numbers.number(value) : `${value}`;
    return numbers ? fill(inForm(forms, Number(value), numbers), values, numbers) : whole;
  });
}

function inForm(forms: string, n: number, numbers: Numbers): string {
  const said = new Map(Array.from(forms.matchAll(FORM), (match) => [match[1], match[2] ?? '']));
  const text = said.get(`=${n}`) ?? said.get(numbers.form(n)) ?? said.get('other') ?? '';
  return text.replaceAll('#', numbers.number(n));
}
