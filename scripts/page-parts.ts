import { gzipSync } from 'node:zlib';

const SHEETS = /<style data-sheet>([\s\S]*?)<\/style>/g;

/** What a page weighs in gzip: its HTML, and apart from it the styles that stand in its head. */
export function weighPage(body: string): { html: number; css: number } {
  const css = [...body.matchAll(SHEETS)].map(([, text]) => text ?? '').join('');
  return { html: gzipSync(body.replace(SHEETS, '')).length, css: css ? gzipSync(css).length : 0 };
}
