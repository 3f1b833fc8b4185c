import type { ProductKind } from './schema.ts';

/** The sign of each kind of product, drawn with a line of 1.6 in a square of 26. `app/art.css` has the same. */
export const GLYPHS: Record<ProductKind, string> = {
  gift_card:
    '<path d="M4 12h18v11H4zM2.5 7.5h21V12h-21zM13 7.5V23M13 7.5C10 7.5 7 6.8 7 4.5 7 1.5 12 2 13 7.5' +
    'c1-5.5 6-6 6-3 0 2.3-3 3-6 3"/>',
  merchandise: '<path d="M13 2.5 23 7.5v11L13 23.5 3 18.5v-11zM3 7.5l10 5 10-5M13 12.5v11M8 5l10 5"/>',
  lounge:
    '<path d="M6 12V7a3 3 0 0 1 3-3h8a3 3 0 0 1 3 3v5M2.5 13a2.5 2.5 0 0 1 5 0v3.5h11V13a2.5 2.5 0 0 1' +
    ' 5 0v5.5a2 2 0 0 1-2 2h-17a2 2 0 0 1-2-2zM6 20.5V23M20 20.5V23"/>',
  charity:
    '<path d="M13 22.5C5 17 2.5 13 2.5 9.3A5.4 5.4 0 0 1 13 7.5a5.4 5.4 0 0 1 10.5 1.8' +
    'C23.5 13 21 17 13 22.5z"/>',
  mobile_top_up:
    '<rect x="6.5" y="2" width="13" height="22" rx="3"/><path d="M11.5 20.5h3M13 8v7M9.5 11.5h7"/>',
  perk:
    '<path d="M11 5c1 5.5 2.5 7 8 8-5.5 1-7 2.5-8 8-1-5.5-2.5-7-8-8 5.5-1 7-2.5 8-8zM20.5 2v6M17.5 5h6' +
    'M21 19v4M19 21h4"/>',
};
