import type { SupplierFeed } from '../import-candidate.ts';
import { woohooFeed } from './woohoo.ts';

/** The suppliers whose product lists can be imported, by the name that `--source` takes. */
export const SUPPLIER_FEEDS: ReadonlyMap<string, SupplierFeed> = new Map([['woohoo', woohooFeed]]);
