import { clampChroma, converter, formatHex, type Oklch, wcagContrast } from 'culori';

export const SHAPES = ['sharp', 'soft', 'round'] as const;
export const FONTS = ['geist', 'system', 'serif', 'rounded'] as const;
export type ThemeChoice = { accent: string; shape: (typeof SHAPES)[number]; font: (typeof FONTS)[number] };
/** CSS custom properties by name. `adjusted` says that the accent itself had to move to stay readable. */
export type Theme = {
  light: Record<string, string>;
  dark: Record<string, string>;
  fixed: Record<string, string>;
  adjusted: boolean;
};

/** WCAG 2.2 AA for body text; everything that may carry words keeps it. */
export const TEXT_CONTRAST = 4.5;
/** And for what is no text but has to be seen: edges of fields, ticks, the filled part of a bar. */
export const MARK_CONTRAST = 3;
const FALLBACK_ACCENT = '#4f46e5';
const SYSTEM = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans Arabic', sans-serif";

const FONT_STACKS: Record<ThemeChoice['font'], string> = {
  geist: `var(--font-geist-sans), ${SYSTEM}`,
  system: SYSTEM,
  serif: "ui-serif, 'Iowan Old Style', Charter, Georgia, 'Noto Serif', 'Noto Naskh Arabic', serif",
  rounded: `ui-rounded, 'SF Pro Rounded', 'Hiragino Maru Gothic ProN', Quicksand, Nunito, ${SYSTEM}`,
};

/** Base radius, the one for small things inside it, and the one for what floats; pixels. */
const RADII: Record<ThemeChoice['shape'], [base: number, small: number, large: number]> = {
  sharp: [4, 2, 6],
  soft: [12, 8, 20],
  round: [20, 12, 28],
};

type Mode = 'light' | 'dark';
type Neutrals = Record<'bg' | 'surface' | 'raised' | 'sunken', string>;

/** Turns a tenant's choices into every colour, radius and font that screens may use. */
export function computeTheme(choice: ThemeChoice): Theme {
  const accent = parse(choice.accent);
  const light = roles(accent, 'light');
  const dark = roles(accent, 'dark');
  const [base, small, large] = RADII[choice.shape] ?? RADII.soft;
  return {
    light: light.variables,
    dark: dark.variables,
    fixed: {
      '--font': FONT_STACKS[choice.font] ?? FONT_STACKS.geist,
      '--radius': `${base}px`,
      '--radius-small': `${small}px`,
      '--radius-large': `${large}px`,
    },
    adjusted: light.adjusted || dark.adjusted,
  };
}

/** The theme as one style sheet: each role carries both modes, `color-scheme` picks. */
export function themeCss(theme: Theme, selector = ':root'): string {
  const both = Object.keys(theme.light).map((name) => {
    const { [name]: light } = theme.light;
    const { [name]: dark } = theme.dark;
    return `${name}:${light === dark ? light : `light-dark(${light},${dark})`}`;
  });
  const fixed = Object.entries(theme.fixed).map(([name, value]) => `${name}:${value}`);
  return `${selector}{${[...fixed, ...both].join(';')}}`;
}

function roles(accent: Oklch, mode: Mode): { variables: Record<string, string>; adjusted: boolean } {
  const hue = accent.h ?? 0;
  const tint = accent.c < 0.02 ? 0 : 1;
  const grey = (l: number, c: number) => hex({ mode: 'oklch', l, c: c * tint, h: hue });
  const light = mode === 'light';
  const grounds: Neutrals = {
    bg: light ? grey(0.983, 0.004) : grey(0.165, 0.008),
    surface: light ? grey(1, 0) : grey(0.205, 0.01),
    raised: light ? grey(1, 0) : grey(0.24, 0.012),
    sunken: light ? grey(0.958, 0.006) : grey(0.255, 0.012),
  };
  const plain = Object.values(grounds);
  const ink = light ? grey(0.215, 0.016) : grey(0.965, 0.006);
  const solid = solidAccent(accent, mode, grounds.bg);
  const tintColour = hex({ mode: 'oklch', l: light ? 0.955 : 0.28, c: Math.min(accent.c, 0.024), h: hue });
  const readable = (colour: Oklch, extra: string[]) => towards(colour, [...plain, ...extra], mode);
  const visible = (colour: Oklch) => towards(colour, [...plain, tintColour], mode, MARK_CONTRAST);
  const accentText = readable(accent, [tintColour]);
  return {
    adjusted: solid.adjusted,
    variables: {
      '--bg': grounds.bg,
      '--surface': grounds.surface,
      '--raised': grounds.raised,
      '--sunken': grounds.sunken,
      '--text': ink,
      '--muted': readable({ mode: 'oklch', l: light ? 0.44 : 0.78, c: 0.016 * tint, h: hue }, [tintColour]),
      '--faint': readable({ mode: 'oklch', l: light ? 0.53 : 0.7, c: 0.014 * tint, h: hue }, [tintColour]),
      '--hairline': light ? grey(0.91, 0.008) : grey(0.32, 0.012),
      '--outline': visible({ mode: 'oklch', l: light ? 0.64 : 0.55, c: 0.014 * tint, h: hue }),
      '--accent': solid.fill,
      '--accent-mark': visible(accent),
      '--accent-strong': solid.strong,
      '--on-accent': solid.ink,
      '--accent-tint': tintColour,
      '--accent-text': accentText,
      '--accent-border': hex({ mode: 'oklch', l: light ? 0.84 : 0.42, c: Math.min(accent.c, 0.07), h: hue }),
      '--ring': accentText,
      ...signal('success', 152, mode, plain),
      ...signal('warning', 70, mode, plain),
      ...signal('danger', 25, mode, plain),
      '--shade': light ? `${grey(0.2, 0.02)}66` : `${grey(0.08, 0.01)}a6`,
      '--float': light ? `0 8px 32px ${grey(0.2, 0.03)}29` : `0 8px 32px ${grey(0.05, 0)}99`,
    },
  };
}

/** The fill of buttons and the balance card: the accent, moved only as far as words on it need. */
function solidAccent(accent: Oklch, mode: Mode, bg: string) {
  const inks = [
    hex({ mode: 'oklch', l: 1, c: 0, h: 0 }),
    hex({ mode: 'oklch', l: 0.2, c: 0.015, h: accent.h ?? 0 }),
  ];
  for (const step of steps()) {
    const l = accent.l + step;
    if (l < 0.1 || l > 0.95) continue;
    const fill = hex({ ...accent, l });
    const strong = hex({ ...accent, l: l + (mode === 'light' ? -0.05 : 0.05) });
    const apart = mode === 'dark' ? wcagContrast(fill, bg) >= 2 : wcagContrast(fill, bg) >= 1.15;
    const ink = inks.find((i) => Math.min(wcagContrast(i, fill), wcagContrast(i, strong)) >= TEXT_CONTRAST);
    if (ink && apart) return { fill, strong, ink, adjusted: Math.abs(step) > 0.004 };
  }
  throw new RangeError('no lightness carries words on this accent');
}

/** 0, then ever further to both sides. */
function steps(): number[] {
  return Array.from({ length: 181 }, (_, i) => (i % 2 === 0 ? 1 : -1) * Math.ceil(i / 2) * 0.01);
}

/** The nearest lightness, darker on light grounds and lighter on dark ones, that is readable on them all. */
function towards(colour: Oklch, grounds: string[], mode: Mode, contrast = TEXT_CONTRAST): string {
  const end = mode === 'light' ? 0 : 1;
  for (let i = 0; i <= 100; i++) {
    const candidate = hex({ ...colour, l: colour.l + (end - colour.l) * (i / 100) });
    if (grounds.every((ground) => wcagContrast(candidate, ground) >= contrast)) return candidate;
  }
  return hex({ mode: 'oklch', l: end, c: 0, h: 0 });
}

function signal(name: string, hue: number, mode: Mode, plain: string[]): Record<string, string> {
  const light = mode === 'light';
  const tint = hex({ mode: 'oklch', l: light ? 0.955 : 0.28, c: 0.035, h: hue });
  const base: Oklch = { mode: 'oklch', l: light ? 0.6 : 0.74, c: 0.15, h: hue };
  return {
    [`--${name}`]: towards(base, [...plain, tint], mode, MARK_CONTRAST),
    [`--${name}-tint`]: tint,
    [`--${name}-text`]: towards({ ...base, c: 0.12 }, [...plain, tint], mode),
  };
}

function parse(text: string): Oklch {
  const toOklch = converter('oklch');
  return toOklch(/^#[0-9a-f]{6}$/i.test(text) ? text : FALLBACK_ACCENT) as Oklch;
}

function hex(colour: Oklch): string {
  const l = Math.min(1, Math.max(0, colour.l));
  return formatHex(clampChroma({ ...colour, l }, 'oklch')) as string;
}
