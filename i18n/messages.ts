import type { Words } from './areas.ts';

/** The words of the storefront, whose groups screens pass on one by one. */
export type Messages = Words<'store'>;
