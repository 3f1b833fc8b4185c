import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { at, minorUnits, tenantId, tenantRows } from '../columns.ts';
import { members, segments } from './identity.ts';

/** Browsing categories below the six kinds. Shared by the installation. */
export const categories = pgTable('categories', {
  slug: text('slug').primaryKey(),
  name: text('name').notNull(),
  position: integer('position').notNull(),
});

export const brands = pgTable('brands', {
  id: text('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  hue: integer('hue').notNull(),
  about: text('about').notNull(),
});

/** What can be bought, whoever offers it. Shared by the installation; tenants offer it by a listing. */
export const products = pgTable(
  'products',
  {
    id: text('id').primaryKey(),
    brandId: text('brand_id')
      .notNull()
      .references(() => brands.id),
    name: text('name').notNull(),
    kind: text('kind', {
      enum: ['gift_card', 'merchandise', 'lounge', 'charity', 'mobile_top_up', 'perk'],
    }).notNull(),
    categories: text('categories').array().notNull(),
    country: text('country').notNull(),
    currency: text('currency').notNull(),
    /** Fixed: the values, ascending. Range: suggested values on the grid. */
    denominations: minorUnits('denominations').array().notNull(),
    denominationType: text('denomination_type', { enum: ['fixed', 'range'] }).notNull(),
    minValue: minorUnits('min_value').notNull(),
    maxValue: minorUnits('max_value').notNull(),
    stepValue: minorUnits('step_value').notNull(),
    validityMonths: integer('validity_months'),
    delivery: text('delivery', { enum: ['instant', 'days'] }).notNull(),
    usage: text('usage', { enum: ['online', 'store', 'online_and_store'] }).notNull(),
    codeFormat: text('code_format', { enum: ['text', 'code128', 'ean13', 'qr', 'pdf417'] }).notNull(),
    howTo: text('how_to').notNull(),
    terms: text('terms').notNull(),
    status: text('status', { enum: ['live', 'paused', 'withdrawn'] })
      .notNull()
      .default('live'),
    /** Where the record comes from and its id there: what makes an import idempotent. */
    source: text('source').notNull(),
    sourceSku: text('source_sku').notNull(),
    searchText: text('search_text').notNull(),
    updatedAt: at('updated_at').notNull().defaultNow(),
  },
  (t) => [
    unique('products_source').on(t.source, t.sourceSku),
    index('products_brand').on(t.brandId),
    index('products_name').on(t.searchText, t.id),
    /** What facets count is read from here alone: the rows themselves are long. */
    index('products_facts').on(
      t.id,
      t.kind,
      t.categories,
      t.country,
      t.currency,
      t.brandId,
      t.source,
      t.status,
    ),
    index('products_search').using('gin', sql`search_text gin_trgm_ops`),
    check('products_values', sql`min_value > 0 and max_value >= min_value and step_value > 0`),
  ],
);

/** A product as one tenant offers it. Country, kind and categories are copied so that a list is one index walk. */
export const listings = pgTable(
  'listings',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    productId: text('product_id').notNull(),
    visible: boolean('visible').notNull(),
    featured: boolean('featured').notNull().default(false),
    position: integer('position').notNull(),
    /** Added to the price in points, in basis points (100 = 1 %). */
    markupBasisPoints: integer('markup_basis_points').notNull().default(0),
    /** Added to each price, in points. */
    markupPoints: integer('markup_points').notNull().default(0),
    /** Each price is rounded up to a multiple of so many points. */
    roundTo: integer('round_to').notNull().default(1),
    inStock: boolean('in_stock').notNull().default(false),
    /** Only for members of some countries or segments: `for_countries`, and `listing_segments`. */
    limited: boolean('limited').notNull().default(false),
    forCountries: text('for_countries').array().notNull().default([]),
    country: text('country').notNull(),
    kind: text('kind').notNull(),
    categories: text('categories').array().notNull(),
    updatedAt: at('updated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('listings_product').on(t.tenantId, t.productId),
    foreignKey({ columns: [t.productId], foreignColumns: [products.id], name: 'listings_product_fk' }),
    index('listings_order').on(t.tenantId, t.position, t.id).where(sql`visible`),
    index('listings_country').on(t.tenantId, t.country, t.position, t.id).where(sql`visible`),
    index('listings_kind').on(t.tenantId, t.country, t.kind, t.position, t.id).where(sql`visible`),
    index('listings_featured').on(t.tenantId, t.country, t.position, t.id).where(sql`visible and featured`),
    index('listings_limited').on(t.tenantId, t.id).where(sql`limited`),
    check('listings_countries', sql`limited or for_countries = '{}'`),
    index('listings_all').on(t.tenantId, t.position, t.id),
    check('listings_markup', sql`markup_basis_points between 0 and 100000`),
    check('listings_price_terms', sql`markup_points between 0 and 1000000 and round_to between 1 and 1000`),
    tenantRows(),
  ],
);

/** A segment whose members a limited listing is for; with none it is for those of every segment. */
export const listingSegments = pgTable(
  'listing_segments',
  {
    tenantId: tenantId(),
    listingId: text('listing_id').notNull(),
    segmentId: text('segment_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.listingId, t.segmentId] }),
    foreignKey({
      columns: [t.tenantId, t.listingId],
      foreignColumns: [listings.tenantId, listings.id],
      name: 'listing_segments_listing',
    }),
    foreignKey({
      columns: [t.tenantId, t.segmentId],
      foreignColumns: [segments.tenantId, segments.id],
      name: 'listing_segments_segment',
    }),
    index('listing_segments_by_segment').on(t.tenantId, t.segmentId),
    tenantRows(),
  ],
);

/**
 * The rules that prices follow, first match first: one row for each time that somebody changed them, so that the last
 * one is in force and the others are its history. Listings carry the terms that follow from it.
 */
export const priceLists = pgTable(
  'price_lists',
  {
    tenantId: tenantId(),
    version: integer('version').notNull(),
    rules: jsonb('rules').notNull(),
    reason: text('reason').notNull(),
    /** Listings that have other terms since. */
    changed: integer('changed').notNull(),
    operatorId: text('operator_id'),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.version] }),
    check(
      'price_lists_rules',
      sql`version > 0 and jsonb_typeof(rules) = 'array' and jsonb_array_length(rules) <= 100`,
    ),
    tenantRows(),
  ],
);

/** Listings that a member has marked to find again. */
export const favourites = pgTable(
  'favourites',
  {
    tenantId: tenantId(),
    memberId: text('member_id').notNull(),
    listingId: text('listing_id').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.memberId, t.listingId] }),
    foreignKey({
      columns: [t.tenantId, t.memberId],
      foreignColumns: [members.tenantId, members.id],
      name: 'favourites_member',
    }),
    foreignKey({
      columns: [t.tenantId, t.listingId],
      foreignColumns: [listings.tenantId, listings.id],
      name: 'favourites_listing',
    }),
    tenantRows(),
  ],
);

/** What a listing is called and says in one more language. What is null is said as the catalogue says it. */
export const listingTexts = pgTable(
  'listing_texts',
  {
    tenantId: tenantId(),
    listingId: text('listing_id').notNull(),
    locale: text('locale').notNull(),
    name: text('name'),
    about: text('about'),
    howTo: text('how_to'),
    terms: text('terms'),
    searchText: text('search_text').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.listingId, t.locale] }),
    foreignKey({
      columns: [t.tenantId, t.listingId],
      foreignColumns: [listings.tenantId, listings.id],
      name: 'listing_texts_listing',
    }),
    index('listing_texts_language').on(t.tenantId, t.locale, t.listingId),
    tenantRows(),
  ],
);
