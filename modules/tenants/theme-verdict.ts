import { clampChroma, converter, formatHex, wcagContrast } from 'culori';
import type { AccentUse, ThemeVerdict } from './schema.ts';
import { computeTheme, type Theme, type ThemeChoice } from './theme.ts';

/** The least that a button stands out from a light page; below it, only its words are seen. On dark ones it is moved. */
export const LEAST_APART = 1.2;

/** Whether an accent may be chosen, and how it will be used in light and in dark. */
export function judgeTheme(choice: ThemeChoice): { theme: Theme; verdict: ThemeVerdict } {
  const theme = computeTheme(choice);
  const light = accentIn(theme.light, choice.accent);
  const dark = accentIn(theme.dark, choice.accent);
  const lost = lostIn(theme.light['--bg'] ?? '', choice.accent);
  return { theme, verdict: { accent: inWords(light.moved, dark.moved), light, dark, lost } };
}

/** Darkened until it stands out, the hue kept. */
function lostIn(page: string, accent: string): ThemeVerdict['lost'] {
  const contrast = wcagContrast(accent, page);
  if (contrast >= LEAST_APART) return null;
  const colour = converter('oklch')(accent);
  const darker = Array.from({ length: 60 }, (_, i) =>
    formatHex(clampChroma({ mode: 'oklch', c: 0, h: 0, ...colour, l: 0.98 - i / 100 }, 'oklch')),
  );
  const instead = darker.find((hex) => wcagContrast(hex, page) >= LEAST_APART + 0.1) ?? '#808080';
  return { contrast: Math.floor(contrast * 100) / 100, instead };
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
