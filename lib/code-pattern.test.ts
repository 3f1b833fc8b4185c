import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ALPHABET, fillPattern, fitsPattern, patternFault, randomPlaces } from './code-pattern.ts';

const PATTERN = 'SUMMER-####-####-####-*';
const make = () => fillPattern(PATTERN, randomBytes(randomPlaces(PATTERN)));

describe('a code pattern', () => {
  it('is refused below 60 random bits, in words that say what to do, and taken at 60', () => {
    expect(patternFault('SUMMER-####-####')).toBe(
      'could be guessed: it needs at least 12 random characters (#), and has 8',
    );
    expect(patternFault('S-###########')).toContain('has 11');
    expect(patternFault('S-############')).toBeNull();
    expect(patternFault(PATTERN)).toBeNull();
  });

  it('is refused with other characters, a check character in the middle, two of them, or too long', () => {
    for (const wrong of [
      'summer-############',
      '*############',
      '############**',
      `${'#'.repeat(61)}`,
      'Ü############',
    ])
      expect(patternFault(wrong), wrong).not.toBeNull();
  });

  it('gives every character the same chance', () => {
    const counts = new Map<string, number>();
    const codes = 20_000;
    for (let i = 0; i < codes; i += 1) {
      for (const c of make().slice(7, 21).replaceAll('-', '')) counts.set(c, (counts.get(c) ?? 0) + 1);
    }
    const expected = (codes * 12) / 32;
    const chiSquare = [...ALPHABET].reduce(
      (sum, c) => sum + ((counts.get(c) ?? 0) - expected) ** 2 / expected,
      0,
    );
    expect(counts.size).toBe(32);
    // 31 degrees of freedom: beyond 75 once in 100,000 runs.
    expect(chiSquare).toBeLessThan(75);
  });
});

describe('the check character', () => {
  it('lets pass what was made, however it is typed', () => {
    for (let i = 0; i < 200; i += 1) {
      const code = make();
      expect(fitsPattern(PATTERN, code)).toBe(true);
      expect(fitsPattern(PATTERN, ` ${code.toLowerCase().replaceAll('-', ' ')}`)).toBe(true);
    }
  });

  it('finds every single wrong character and every swap of two that differ', () => {
    const code = make().replaceAll('-', '');
    for (let i = 6; i < code.length; i += 1) {
      for (const c of ALPHABET) {
        if (c === code[i]) continue;
        expect(fitsPattern(PATTERN, code.slice(0, i) + c + code.slice(i + 1)), `${i} ${c}`).toBe(false);
      }
      for (let j = i + 1; j < code.length - 1; j += 1) {
        if (code[i] === code[j]) continue;
        const swapped = [...code];
        [swapped[i], swapped[j]] = [code[j] ?? '', code[i] ?? ''];
        expect(fitsPattern(PATTERN, swapped.join('')), `${i} and ${j}`).toBe(false);
      }
    }
  });
});
