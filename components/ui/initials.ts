const SEGMENTS = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** Scripts whose first letters do not stand for a word. */
const WHOLE_WORDS =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Arabic}]/u;

/** The first letters of the first and last word, whole in any script; one letter where two would say nothing. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = letter(words[0]);
  if (!first) return '·';
  const last = words.length > 1 && !WHOLE_WORDS.test(first) ? letter(words.at(-1)) : '';
  return (first + last).toLocaleUpperCase();
}

function letter(word: string | undefined): string {
  const start = word?.replace(/^[\p{P}\p{S}]+(?=[\p{L}\p{N}])/u, '') ?? '';
  return SEGMENTS.segment(start)[Symbol.iterator]().next().value?.segment ?? '';
}
