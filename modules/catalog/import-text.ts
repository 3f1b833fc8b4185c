const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
  nbsp: ' ',
  rsquo: '’',
  lsquo: '‘',
  ndash: '–',
};
const MOST_TERMS = 20_000;

/** One line of text: entities read, control characters and doubled spaces gone. */
export function oneLine(text: string): string {
  return entities(text)
    .normalize('NFC')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
}

/** Paragraphs of text from a supplier's HTML, at most 20,000 characters. */
export function plainText(html: string): string {
  const broken = html.replace(/<(br|\/p|\/li|\/div|\/h\d)\b[^>]*>/gi, '\n').replace(/<[^>]*>/g, ' ');
  const lines = broken.split('\n').map(oneLine);
  return lines.filter(Boolean).join('\n').slice(0, MOST_TERMS);
}

function entities(text: string): string {
  return text.replace(/&([a-z]+|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
