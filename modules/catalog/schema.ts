import { z } from 'zod';
import { LOCALES } from '#i18n/locales.ts';
import { idSchema } from '#lib/id.ts';
import { pageInput } from '#lib/page.ts';

export const PRODUCT_KINDS = [
  'gift_card',
  'merchandise',
  'lounge',
  'charity',
  'mobile_top_up',
  'perk',
] as const;
export const productKind = z.enum(PRODUCT_KINDS);
export type ProductKind = z.infer<typeof productKind>;
export const countryCode = z.string().regex(/^[A-Z]{2}$/, 'must be a two-letter country code');

const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((v) => v === 'true')]).optional();
/** Which products of all suppliers, listed here or not. */
export const wareFilter = z.object({
  q: z.string().trim().max(100).optional(),
  kind: productKind.optional(),
  category: z.string().max(60).optional(),
  country: countryCode.optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  brandId: idSchema('brand').optional(),
  accountId: idSchema('supplierAccount').optional(),
  /** `out` is whatever the store does not show: hidden, or not listed at all. */
  listed: z.enum(['shown', 'hidden', 'no', 'out']).optional(),
  inStock: flag,
  featured: flag,
});
export type WareFilter = z.output<typeof wareFilter>;
export const WARE_SORTS = ['name', '-name', 'price', '-price'] as const;
export type WareSort = (typeof WARE_SORTS)[number];
export const waresInput = wareFilter.extend({
  /** The program's own order, or how well it fits `q`, when left out. */
  sort: z.enum(WARE_SORTS).optional(),
  ...pageInput,
});
export const listRunInput = z.object({
  filter: wareFilter.default({}),
  /** Only these, within the filter. */
  productIds: z.array(idSchema('product')).min(1).max(1000).optional(),
  visible: z.boolean(),
});
export const offerInput = z.object({
  productIds: z.array(idSchema('product')).min(1).max(500),
  visible: z.boolean(),
});
export const setFeaturedInput = z.object({
  listingIds: z.array(idSchema('listing')).min(1).max(1000),
  featured: z.boolean(),
});
export const moveListingInput = z.object({
  listingId: idSchema('listing'),
  afterId: idSchema('listing').nullable(),
});
export const setAudienceInput = z.object({
  listingIds: z.array(idSchema('listing')).min(1).max(1000),
  /** Members of these countries only; of any where there is none. */
  countries: z.array(countryCode).max(250).default([]),
  /** Members of one of these segments only; of any where there is none. */
  segmentIds: z.array(idSchema('segment')).max(50).default([]),
});
/** For whom listings are read: a member, somebody whom the program does not know, or its staff, who see all of them. */
export type Viewer = { memberId: string } | { email: string } | 'nobody' | 'staff';
/** For whom a listing is: of one of these countries, and of one of these segments; where there is none, of any. */
export type Audience = { countries: string[]; segmentIds: string[] };
export const setFavouriteInput = z.object({ listingId: idSchema('listing'), on: z.boolean() });
export const setVisibleInput = z.object({
  listingIds: z.array(idSchema('listing')).min(1).max(1000),
  visible: z.boolean(),
});

const text = (most: number) => z.string().trim().min(1).max(most).nullable().default(null);
export const listingTextsInput = z.object({ listingId: idSchema('listing') });
export const setListingTextInput = z.object({
  listingId: idSchema('listing'),
  locale: z.enum(LOCALES),
  name: text(120),
  about: text(2000),
  howTo: text(4000),
  terms: text(10_000),
});
/** What a listing is called and says in one language; null is said as the catalogue says it. */
export type ListingText = {
  locale: string;
  name: string | null;
  about: string | null;
  howTo: string | null;
  terms: string | null;
};

/** How many points a price may be rounded up to. Each divides the next, so that a coarser one is never cheaper. */
export const ROUNDINGS = [1, 5, 10, 50, 100, 500, 1000] as const;
/** What is put on a price at the rate: a share (100 = 1 %), points for each voucher, and rounding up to a multiple. */
export type PriceTerms = { markupBasisPoints: number; markupPoints: number; roundTo: number };

export const MAX_RULES = 100;
export const RULE_SCOPES = ['all', 'kind', 'brand', 'supplier', 'product'] as const;
/** What a rule is for: everything, or one kind, brand, supplier account or product by its id. */
export const priceRule = z
  .object({
    scope: z.enum(RULE_SCOPES),
    target: z.string().max(60).default(''),
    markupBasisPoints: z.number().int().min(0).max(100_000, 'must be at most 1,000 %'),
    markupPoints: z.number().int().min(0).max(1_000_000, 'must be at most 1,000,000 points'),
    roundTo: z.union(ROUNDINGS.map((n) => z.literal(n))),
  })
  .refine((r) => (r.scope === 'all') === (r.target === ''), {
    path: ['target'],
    message: 'is needed, but for a rule that is for everything',
  });
export type PriceRule = z.output<typeof priceRule>;
const rules = z
  .array(priceRule)
  .max(MAX_RULES, `must be at most ${MAX_RULES} rules`)
  .refine((all) => new Set(all.map((r) => `${r.scope} ${r.target}`)).size === all.length, {
    message: 'has two rules for the same; only the first one would ever count',
  });
export const previewPricesInput = z.object({ rules });
export const setPriceRulesInput = z.object({
  /** The version that the change was made from; another one since means that somebody else was faster. */
  version: z.number().int().min(0),
  rules,
  reason: z.string().trim().max(200).default(''),
});

export type PriceRuleView = PriceRule & {
  /** What its target is called; null for everything and for kinds, which screens have a word for. */
  name: string | null;
  /** Listings whose price it decides. */
  listings: number;
};
export type PriceListView = {
  version: number;
  rules: PriceRuleView[];
  /** Listings that no rule is for. */
  unruled: number;
  changedAt: string | null;
  changedBy: string | null;
};
/** A price that a change would move: at one value of a listing, in points. */
export type PriceMove = {
  listingId: string;
  name: string;
  value: number;
  currency: string;
  before: number;
  after: number;
};
export type PricePreview = {
  listings: number;
  changed: number;
  dearer: number;
  cheaper: number;
  /** How many listings each rule would decide, in the order of the rules. */
  decides: number[];
  /** The greatest rises and falls, by their share. */
  rises: PriceMove[];
  falls: PriceMove[];
};
export type PriceVersion = {
  version: number;
  rules: PriceRule[];
  reason: string;
  changed: number;
  by: string | null;
  at: string;
};

export type BrandView = { id: string; name: string; hue: number };
/** A listing with what a tile needs, without the price in points: that is the shop's (modules/orders). */
export type ListingCard = {
  listingId: string;
  productId: string;
  name: string;
  brand: BrandView;
  kind: ProductKind;
  country: string;
  currency: string;
  from: number;
  to: number;
  denominationType: 'fixed' | 'range';
  /** Fixed: all values. Range: suggested ones. */
  values: number[];
  inStock: boolean;
  priceTerms: PriceTerms;
  position: number;
};
export type ListingDetail = ListingCard & {
  about: string;
  categories: { slug: string; name: string }[];
  step: number;
  validityMonths: number | null;
  delivery: 'instant' | 'days';
  usage: 'online' | 'store' | 'online_and_store';
  codeFormat: CodeFormat;
  howTo: string;
  terms: string;
  /** The language of how-to and terms, which may be another than the reader's. */
  lang: string;
};
export type CodeFormat = 'text' | 'code128' | 'ean13' | 'qr' | 'pdf417';
/** A product of any supplier as the console lists it, with what the tenant makes of it. */
export type Ware = {
  productId: string;
  listingId: string | null;
  name: string;
  brandId: string;
  brandName: string;
  kind: ProductKind;
  country: string;
  currency: string;
  from: number;
  to: number;
  denominationType: 'fixed' | 'range';
  status: 'live' | 'paused' | 'withdrawn';
  listed: 'shown' | 'hidden' | 'no';
  featured: boolean;
  /** Only some members see it. */
  limited: boolean;
  inStock: boolean;
  /** Names of the supplier accounts that have it. */
  suppliers: string[];
  /** Its lowest price; null where it is not listed or its currency has no rate. */
  fromPoints: number | null;
};
/** What the shared catalogue says of a product, where the tenant says nothing itself. */
export type SharedTexts = { name: string; about: string; howTo: string; terms: string };
export type WareView = { ware: Ware; shared: SharedTexts; audience: Audience; texts: ListingText[] };
export type WareFacet = { code: string; name: string; count: number };
export type WareFacets = { total: number } & Record<
  | 'kinds'
  | 'categories'
  | 'countries'
  | 'currencies'
  | 'brands'
  | 'suppliers'
  | 'listed'
  | 'stock'
  | 'featured',
  WareFacet[]
>;

/** What each further choice would leave, under all the other filters. */
export type Facets = {
  /** How many match everything that is asked. */
  total: number;
  countries: { code: string; count: number }[];
  kinds: { kind: ProductKind; count: number }[];
  categories: { slug: string; name: string; count: number }[];
  currencies: { code: string; count: number }[];
  /** How many come at once. */
  instant: number;
};
export const SORTS = ['price', '-price', 'newest', 'name'] as const;
export type Sort = (typeof SORTS)[number];
export type PriceRatio = { points: bigint; minorUnits: bigint };
export type ListFilter = {
  q?: string | undefined;
  /** The program's own order, or how well it fits `q`, when left out. */
  sort?: Sort | undefined;
  /** Points for minor units by currency: what sorting by price and `maxPoints` go by. */
  ratios?: ReadonlyMap<string, PriceRatio> | undefined;
  instant?: boolean | undefined;
  country?: string | undefined;
  kind?: ProductKind | undefined;
  category?: string | undefined;
  currency?: string | undefined;
  featured?: boolean | undefined;
  /** Only what this member has marked. */
  favouriteOf?: string | undefined;
  visible?: boolean | undefined;
  /** For whom they are read, where not for whoever asks. */
  viewer?: Viewer | undefined;
  /** Only listings that have a value at or above this many minor units. */
  minValue?: number | undefined;
  /** Only listings that have a value between these, in whole units of their own currency: "12.50". */
  least?: string | undefined;
  most?: string | undefined;
  /** Only listings whose lowest value costs at most so many points. */
  maxPoints?: bigint | undefined;
  cursor?: string | undefined;
  limit: number;
};
