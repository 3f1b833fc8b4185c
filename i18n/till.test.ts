import { expect, it } from 'vitest';
import ar from './messages/till.ar.json' with { type: 'json' };
import de from './messages/till.de.json' with { type: 'json' };
import en from './messages/till.en.json' with { type: 'json' };

/** Each text by its place, as the values that are filled in there. */
function slots(value: object, path = ''): [string, string[]][] {
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'object'
      ? slots(inner, `${path}${key}.`)
      : [
          [path + key, [...String(inner).matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? '').sort()] as [
            string,
            string[],
          ],
        ],
  );
}

it('the words of the till are all there in every language, with the same values to fill in', () => {
  expect(slots(de)).toEqual(slots(en));
  expect(slots(ar)).toEqual(slots(en));
});
