'use server';
import type { Result } from '#lib/result.ts';
import { cancelRun, showRun } from '#modules/bulk/index.ts';
import type { RunView } from '#modules/bulk/schema.ts';
import {
  setAudience as limitTo,
  moveListing,
  offerProducts as offer,
  previewPrices,
  searchWares,
  setFeatured,
  setListingsVisible,
  setListingText,
  setPriceRules,
  startListing,
  wareFacets,
} from '#modules/catalog/index.ts';
import type {
  Audience,
  ListingText,
  PricePreview,
  PriceRule,
  Ware,
  WareFilter,
} from '#modules/catalog/schema.ts';
import { act } from '../action.ts';

export async function showListings(input: {
  listingIds: string[];
  visible: boolean;
}): Promise<Result<{ changed: number }>> {
  return act('operator', setListingsVisible, input);
}

export async function offerProducts(input: {
  productIds: string[];
  visible: boolean;
}): Promise<Result<{ changed: number }>> {
  return act('operator', offer, input);
}

export async function listAll(input: {
  filter: WareFilter;
  visible: boolean;
}): Promise<Result<{ runId: string; total: number }>> {
  return act('operator', startListing, input);
}

export async function followListing(input: { runId: string }): Promise<Result<RunView>> {
  const answer = await act('operator', showRun, { ...input, limit: 1 });
  return answer.ok ? { ok: true, data: answer.data.run } : answer;
}

export async function stopListing(input: { runId: string }): Promise<Result<unknown>> {
  return act('operator', cancelRun, input);
}

export async function featureListing(input: {
  listingId: string;
  featured: boolean;
}): Promise<Result<{ changed: number }>> {
  return act('operator', setFeatured, { listingIds: [input.listingId], featured: input.featured });
}

export async function setAudience(
  input: { listingIds: string[] } & Audience,
): Promise<Result<{ changed: number }>> {
  return act('operator', limitTo, input);
}

export async function sayListing(
  input: { listingId: string } & ListingText,
): Promise<Result<{ locale: string }>> {
  return act('operator', setListingText, input);
}

export async function placeListing(input: {
  listingId: string;
  afterId: string | null;
}): Promise<Result<{ position: number }>> {
  return act('operator', moveListing, input);
}

export async function tryPrices(input: { rules: PriceRule[] }): Promise<Result<PricePreview>> {
  return act('operator', previewPrices, input);
}

export async function applyPrices(input: {
  version: number;
  rules: PriceRule[];
  reason: string;
}): Promise<Result<{ version: number; changed: number }>> {
  return act('operator', setPriceRules, input);
}

/** Products or brands that a price rule could be for, while somebody types. */
export async function findTargets(input: {
  scope: 'brand' | 'product';
  q: string;
}): Promise<Result<{ value: string; label: string; detail?: string }[]>> {
  const { scope, q } = input;
  if (scope === 'product') {
    const found = await act('operator', searchWares, { q, limit: 12 });
    if (!found.ok) return found;
    const items = found.data.items.map((p: Ware) => ({
      value: p.productId,
      label: p.name,
      detail: p.brandName,
    }));
    return { ok: true, data: items };
  }
  const found = await act('operator', wareFacets, { q });
  if (!found.ok) return found;
  const items = found.data.brands
    .slice(0, 12)
    .map((b) => ({ value: b.code, label: b.name, detail: `${b.count}` }));
  return { ok: true, data: items };
}
