import type { Page } from '@playwright/test';

/** Not the initials of a name. */
const LONG_ENOUGH = /(?!^\p{Lu}{2}$)\p{L}{2}/u;
/** What `Intl` writes: months, days, currencies and countries. */
const BY_INTL =
  /\b(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[A-Z]{3}|US|CA|AU)\b/g;

/**
 * The texts of a page in the language `en-XA`, and of what it says to screen readers, that neither a message nor
 * anybody's writing explains.
 */
export async function unsaid(page: Page, written: readonly string[]): Promise<string[]> {
  const texts = await page.evaluate(textsOf);
  const countries = new Intl.DisplayNames('en', { type: 'region' });
  const known = [...written, ...regions().map((code) => countries.of(code) ?? code)]
    .filter((text) => LONG_ENOUGH.test(text))
    .sort((a, b) => b.length - a.length);
  const rest = (text: string) => {
    let left = text;
    for (const each of known) left = left.replaceAll(each, ' ');
    return left.replace(BY_INTL, ' ').trim();
  };
  return [...new Set(texts.filter((text) => LONG_ENOUGH.test(rest(text))))];
}

function regions(): string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters.flatMap((a) => letters.map((b) => a + b));
}

/**
 * Runs in the page: what stands outside the marks of messages. A message may go through several elements, hence the
 * count of open marks over all text in the order of reading.
 */
function textsOf(): string[] {
  const own = document.documentElement.lang;
  const skip = (element: Element) =>
    // What `Intl` says of a time is checked in i18n/format.test.ts.
    element.closest('script, style, noscript, template, svg, time, [translate=no]') !== null ||
    (element.closest('[lang]')?.getAttribute('lang') ?? own) !== own;
  let open = 0;
  const outside = (text: string) => {
    let rest = '';
    for (const letter of text) {
      if (letter === '⟦') open += 1;
      else if (letter === '⟧') open -= 1;
      else rest += open > 0 ? ' ' : letter;
    }
    return rest;
  };
  const found: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode;
    if (parentElement && !skip(parentElement)) found.push(outside(textContent ?? ''));
  }
  if (open !== 0) found.push('A message that is cut in half');
  open = 0;
  found.push(outside(document.title));
  for (const element of document.body.querySelectorAll('*'))
    for (const name of ['aria-label', 'placeholder', 'alt', 'title'])
      if (!skip(element)) found.push(outside(element.getAttribute(name) ?? ''));
  return found.map((text) => text.replace(/\s+/g, ' ').trim()).filter(Boolean);
}
