import { wcagContrast } from 'culori';
import { computeTheme, type Theme, type ThemeChoice } from './theme.ts';

/** What became of the accent in one scheme: the colour used, and the contrast of words on it. */
export type AccentUse = { used: string; contrast: number; moved: boolean };

/** Whether the accent could be used as it is, in words for an editor: `kept`, or where its lightness was moved. */
export type ThemeVerdict = {
  accent: 'kept' | 'moved_in_light' | 'moved_in_dark' | 'moved_in_both';
  light: AccentUse;
  dark: AccentUse;
};

export function judgeTheme(choice: ThemeChoice): { theme: Theme; verdict: ThemeVerdict } {
  const theme = computeTheme(choice);
  const light = accentIn(theme.light, choice.accent);
  const dark = accentIn(theme.dark, choice.accent);
  return { theme, verdict: { accent: inWords(light.moved, dark.moved), light, dark } };
}

function accentIn(roles: Record<string, string>, accent: string): AccentUse {
  const used = roles['--accent'] ?? '';
  const contrast = wcagContrast(roles['--on-accent'] ?? '', used);
  return {
    used,
    contrast: Math.floor(contrast * 100) / 100,
    moved: used.toLowerCase() !== accent.toLowerCase(),
  };
}

function inWords(light: boolean, dark: boolean): ThemeVerdict['accent'] {
  if (light && dark) return 'moved_in_both';
  if (light) return 'moved_in_light';
  return dark ? 'moved_in_dark' : 'kept';
}
