import { describe, expect, it } from 'vitest';
import ar from './messages/admin.ar.json' with { type: 'json' };
import de from './messages/admin.de.json' with { type: 'json' };
import en from './messages/admin.en.json' with { type: 'json' };

describe('the words of the console', () => {
  it.each([
    ['ar', ar],
    ['de', de],
  ])('are all there in %s, with the same values to fill in', (_, other) => {
    const ours = flat(other);
    for (const [path, text] of flat(en))
      expect([path, slots(ours.get(path) ?? '')]).toEqual([path, slots(text)]);
    expect(ours.size).toBe(flat(en).size);
  });
});

function flat(value: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(value).flatMap(([key, inner]) =>
      typeof inner === 'object'
        ? [...flat(inner, `${path}${key}.`)]
        : [[`${path}${key}`, String(inner)] as const],
    ),
  );
}

function slots(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(/\{(\w+)[,}]/g), (match) => match[1] ?? ''))].sort();
}
