/** Digits and capitals without 0, 1, I and O: 32 of them, so that five random bits choose one evenly. */
export const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
export const LEAST_RANDOM_BITS = 60;
const BITS = 5;
const SHAPE = /^[A-Z0-9#-]*(?:\*-*)?$/;

/** How codes of one brand look: `#` is a random character, one `*` at the end the check character. */
export type Pattern = string;

/** What keeps a pattern from being used, as a sentence; null when it is good. */
export function patternFault(pattern: Pattern): string | null {
  if (pattern.length > 60) return 'must have at most 60 characters';
  if (!SHAPE.test(pattern))
    return 'may have capitals, digits, hyphens, # for a random character and one * at the end';
  const bits = randomPlaces(pattern) * BITS;
  if (bits >= LEAST_RANDOM_BITS) return null;
  const needed = LEAST_RANDOM_BITS / BITS;
  return `could be guessed: it needs at least ${needed} random characters (#), and has ${bits / BITS}`;
}

export function randomPlaces(pattern: Pattern): number {
  return pattern.split('#').length - 1;
}

/** Fills a pattern; of each random byte five bits are used, so that no character is likelier than another. */
export function fillPattern(pattern: Pattern, random: Uint8Array): string {
  let at = 0;
  let check = 0;
  let code = '';
  for (const char of pattern) {
    if (char === '#') {
      const value = (random[at++] ?? 0) & 31;
      check = timesAlpha(check ^ value);
      code += ALPHABET[value];
    } else code += char === '*' ? ALPHABET[check] : char;
  }
  return code;
}

/** Spaces, hyphens and case as people type them do not matter. */
export const bare = (code: string): string => code.replace(/[\s-]/g, '').toUpperCase();

/**
 * Whether a code could be one of this pattern: literals, alphabet and check character. One wrong character, or two
 * that changed places, is always found where the pattern has a check character.
 */
export function fitsPattern(pattern: Pattern, code: string): boolean {
  const [places, given] = [pattern.replaceAll('-', ''), bare(code)];
  if (places.length !== given.length) return false;
  let check = 0;
  for (const [i, place] of [...places].entries()) {
    const char = given[i] ?? '';
    const value = ALPHABET.indexOf(char);
    if (place === '#') {
      if (value < 0) return false;
      check = timesAlpha(check ^ value);
    } else if (char !== (place === '*' ? ALPHABET[check] : place)) return false;
  }
  return true;
}

/** Multiplies by a generator of the field of 32 elements (x⁵ + x² + 1): each place gets a weight of its own. */
function timesAlpha(value: number): number {
  const doubled = value << 1;
  return doubled & 32 ? doubled ^ 0b100101 : doubled;
}
