import { converter, wcagContrast } from 'culori';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeTheme, FONTS, MARK_CONTRAST, SHAPES, TEXT_CONTRAST, type Theme, themeCss } from './theme.ts';

const accent = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);
const choice = fc.record({ accent, shape: fc.constantFrom(...SHAPES), font: fc.constantFrom(...FONTS) });
const grounds = ['--bg', '--surface', '--raised', '--sunken'];
const words = [
  '--text',
  '--muted',
  '--faint',
  '--accent-text',
  '--success-text',
  '--warning-text',
  '--danger-text',
];
const toOklch = converter('oklch');

function colour(of: Theme['light'], name: string): string {
  return of[name] ?? '';
}

const marks = ['--accent-mark', '--outline', '--success', '--warning', '--danger', '--ring'];
const pairs = [
  ['--on-accent', '--accent'],
  ['--on-accent', '--accent-strong'],
  ['--accent-text', '--accent-tint'],
  ['--success-text', '--success-tint'],
  ['--warning-text', '--warning-tint'],
  ['--danger-text', '--danger-tint'],
  ['--text', '--accent-tint'],
  ['--text', '--success-tint'],
  ['--text', '--warning-tint'],
  ['--text', '--danger-tint'],
  ['--muted', '--accent-tint'],
  ['--faint', '--accent-tint'],
  ['--bg', '--text'],
] as const;
const RUNS = { numRuns: 2000 };

/** Every pair of this theme that has less contrast than it needs. */
function unreadable(theme: Theme): string[] {
  return [theme.light, theme.dark].flatMap((mode, dark) => {
    const short = (over: string, ground: string, least: number) =>
      wcagContrast(colour(mode, over), colour(mode, ground)) < least
        ? [`${over} on ${ground}, ${dark ? 'dark' : 'light'}`]
        : [];
    return [
      ...words.flatMap((word) => grounds.flatMap((ground) => short(word, ground, TEXT_CONTRAST))),
      ...pairs.flatMap(([word, ground]) => short(word, ground, TEXT_CONTRAST)),
      ...marks.flatMap((mark) => grounds.flatMap((ground) => short(mark, ground, MARK_CONTRAST))),
    ];
  });
}

describe('the theme of any accent', () => {
  it('keeps every word and every mark readable on what it stands on, light and dark, for 2,000 accents', () => {
    fc.assert(
      fc.property(choice, (c) => {
        expect(unreadable(computeTheme(c))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('is judged by a test that does find what cannot be read', () => {
    const theme = computeTheme({ accent: '#6d28d9', shape: 'soft', font: 'geist' });
    const grey = { ...theme, light: { ...theme.light, '--muted': '#aaaaaa' } };
    expect(unreadable(grey)).toContain('--muted on --surface, light');
  });

  it('tints neutrals with the accent’s hue, and never beyond a chroma of 0.02', () => {
    fc.assert(
      fc.property(choice, (c) => {
        const theme = computeTheme(c);
        for (const mode of [theme.light, theme.dark]) {
          for (const name of [...grounds, '--text', '--muted', '--faint', '--hairline']) {
            expect(toOklch(colour(mode, name))?.c ?? 0).toBeLessThan(0.02);
          }
        }
      }),
    );
  });
});

describe('a chosen accent', () => {
  const base = { shape: 'soft', font: 'geist' } as const;

  it('stays as it is when words on it are readable in both modes', () => {
    const theme = computeTheme({ ...base, accent: '#6d28d9' });
    expect(theme.light['--accent']).toBe('#6d28d9');
    expect(theme.adjusted).toBe(false);
  });

  it('is moved, and said to be, when it would drown in the dark ground', () => {
    const theme = computeTheme({ ...base, accent: '#050a14' });
    expect(theme.adjusted).toBe(true);
  });

  it('falls back to a calm one when it is no colour', () => {
    expect(computeTheme({ ...base, accent: 'red;}' }).light['--accent']).toMatch(/^#[0-9a-f]{6}$/);
  });

  it('becomes a style sheet in which color-scheme picks the mode', () => {
    const css = themeCss(computeTheme({ ...base, accent: '#0f766e' }));
    expect(css).toContain('--radius:12px');
    expect(css).toMatch(/--bg:light-dark\(#[0-9a-f]{6},#[0-9a-f]{6}\)/);
  });
});
