import { direction } from './locales.ts';

const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
const LETTER = /\p{L}/u;

/**
 * A name or address inside a sentence of the other direction, isolated so that it does not turn the words around it;
 * as it is where the directions agree, since some mail programs draw the marks.
 */
export function isolate(text: string, locale: string): string {
  const foreign = direction(locale) === 'rtl' ? LETTER.test(text) && !RTL.test(text) : RTL.test(text);
  return foreign ? `\u2068${text}\u2069` : text;
}
