import { readFileSync } from 'node:fs';
import { builtFolder } from './built.ts';

const LINK = /<link rel="stylesheet" href="\/_next\/(static\/[\w./~-]+\.css)" data-precedence="[\w-]+"\/>/g;
const MOST_SHEETS = 50;
const sheets = new Map<string, string | null>();

/**
 * Puts the styles of a page into its head, where they are there without a second request. Their link stays for React,
 * which knows the sheet by it, but is switched off, so that nothing is fetched.
 */
export function withStyles(head: string): string {
  return head.replace(LINK, (link, path: string) => {
    const text = sheetOf(path);
    return text === null ? link : `<style>${text}</style>${link.replace('/>', ' disabled=""/>')}`;
  });
}

function sheetOf(path: string): string | null {
  const known = sheets.get(path);
  if (known !== undefined) return known;
  if (sheets.size >= MOST_SHEETS) sheets.clear();
  const text = read(path);
  sheets.set(path, text);
  return text;
}

/** A sheet as it can stand in a page: what it names beside itself is named from the root. Null if it cannot. */
function read(path: string): string | null {
  const folder = `/_next/${path.slice(0, path.lastIndexOf('/') + 1)}`;
  try {
    const css = readFileSync(new URL(path, builtFolder()), 'utf8');
    return /<\/style/i.test(css) ? null : css.replace(/url\((["']?)(?=\.\.?\/)/g, `url($1${folder}`);
  } catch {
    return null;
  }
}
