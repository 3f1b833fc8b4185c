import { readFileSync } from 'node:fs';
import { builtFolder } from './built.ts';
import { neededStyles, parseSheet, type Sheet } from './needed-styles.ts';

const LINK = /<link rel="stylesheet" href="\/_next\/(static\/[\w./~-]+\.css)" data-precedence="[\w-]+"\/>/g;
const CLASSES = / class="([^"]*)"/g;
const ELEMENTS = /<[a-z][a-z\d]*/g;
const WHOLE_TAG = />\s*$/;
const MOST_SHEETS = 50;
/** A sheet that is not worth a request of its own. */
const SMALL = 2_000;
type Read = { text: string; sheet: Sheet };
const sheets = new Map<string, Read | null>();

/**
 * Puts into the head of a page what it needs of its styles to be seen, and behind what is written of it so far the
 * links of the whole sheets: what follows waits for them, and what is there is shown. A small sheet stands in the head
 * whole; its link stays for React, which knows the sheet by it, but is switched off, so that nothing is fetched.
 */
export function withStyles(page: string): string {
  if (!WHOLE_TAG.test(page)) return page;
  const names = namesIn(page);
  const headEnds = page.indexOf('</head>');
  let links = '';
  const head = page.slice(0, headEnds).replace(LINK, (link, path: string) => {
    const read = sheetOf(path);
    if (read === null) return link;
    if (read.text.length < SMALL)
      return `<style data-sheet>${read.text}</style>${link.replace('/>', ' disabled=""/>')}`;
    links += link;
    return `<style data-sheet>${neededStyles(read.sheet, names)}</style>`;
  });
  const body = page.slice(headEnds);
  const end = body.lastIndexOf('</body>');
  return end < 0 ? head + body + links : head + body.slice(0, end) + links + body.slice(end);
}

function namesIn(page: string): Set<string> {
  const classes = [...page.matchAll(CLASSES)].flatMap(([, names]) => unescaped(names ?? '').split(/\s+/));
  return new Set([...classes, ...(page.match(ELEMENTS) ?? [])]);
}

function unescaped(text: string): string {
  return text.includes('&')
    ? text
        .replace(/&gt;/g, '>')
        .replace(/&lt;/g, '<')
        .replace(/&#x27;/g, "'")
        .replace(/&amp;/g, '&')
    : text;
}

function sheetOf(path: string): Read | null {
  const known = sheets.get(path);
  if (known !== undefined) return known;
  if (sheets.size >= MOST_SHEETS) sheets.clear();
  const read = readSheet(path);
  sheets.set(path, read);
  return read;
}

/** A sheet as it can stand in a page: what it names beside itself is named from the root. Null if it cannot. */
function readSheet(path: string): Read | null {
  const folder = `/_next/${path.slice(0, path.lastIndexOf('/') + 1)}`;
  try {
    const css = readFileSync(new URL(path, builtFolder()), 'utf8');
    if (/<\/style/i.test(css)) return null;
    const text = css.replace(/url\((["']?)(?=\.\.?\/)/g, `url($1${folder}`);
    return { text, sheet: parseSheet(text) };
  } catch {
    return null;
  }
}
