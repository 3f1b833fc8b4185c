import { SCREEN_STATES } from './screen-states.ts';
import { SCREENS } from './screens.ts';

export const ALL_SCREENS = [...SCREENS, ...SCREEN_STATES];
export const SIZES = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 800 } } as const;
const SIDES = {
  tenant: [] as string[],
  device: ['phone', 'desk'],
  scheme: ['light', 'dark'],
  locale: ['en', 'ar', 'ja'],
  screen: ALL_SCREENS.map(({ name }) => name),
};
export type Side = keyof typeof SIDES;

/** What is wanted of each side: all of it, unless words name some. An unknown word is refused with what there is. */
export function chosen(words: readonly string[], tenants: readonly string[]): Record<Side, string[]> {
  const sides = Object.entries({ ...SIDES, tenant: [...tenants] }) as [Side, string[]][];
  const unknown = words.filter((word) => !sides.some(([, all]) => all.includes(word)));
  if (unknown.length > 0) {
    const lines = sides.map(([side, all]) => `  ${side}: ${all.join(' ')}`);
    throw new Error(`There is no ${unknown.join(', ')}. There is:\n${lines.join('\n')}`);
  }
  return Object.fromEntries(
    sides.map(([side, all]) => {
      const named = all.filter((one) => words.includes(one));
      return [side, named.length > 0 ? named : all];
    }),
  ) as Record<Side, string[]>;
}
