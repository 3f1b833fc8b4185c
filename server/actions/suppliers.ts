'use server';
import type { Page } from '#lib/page.ts';
import type { Result } from '#lib/result.ts';
import { searchWares } from '#modules/catalog/index.ts';
import {
  createAccount,
  matchOffer,
  setAccountStatus,
  setOfferPriority,
  startSync,
  updateSupplierAccount,
} from '#modules/suppliers/index.ts';
import { act } from '../action.ts';

type Terms = { name: string; priority: number; lowBalance: { amount: number; currency: string } | null };

export async function addSupplier(
  input: Terms & { kind: string; baseUrl?: string; credentials: Record<string, string> },
): Promise<Result<{ accountId: string }>> {
  return act('operator', createAccount, input);
}

export async function changeSupplier(
  input: Terms & { accountId: string; seen: Terms; credentials?: Record<string, string> },
): Promise<Result<{ accountId: string }>> {
  return act('operator', updateSupplierAccount, input);
}

export async function turnSupplier(input: {
  accountId: string;
  status: 'active' | 'paused';
}): Promise<Result<unknown>> {
  return act('operator', setAccountStatus, input);
}

export async function readCatalogue(input: {
  accountId: string;
  acceptSmaller?: boolean;
}): Promise<Result<{ runId: string }>> {
  return act('operator', startSync, input);
}

export async function placeOffer(input: { offerId: string; priority: number }): Promise<Result<unknown>> {
  return act('operator', setOfferPriority, input);
}

export async function pairOffer(input: {
  offerId: string;
  productId: string | null;
}): Promise<Result<unknown>> {
  return act('operator', matchOffer, input);
}

/** Listed products of an offer's currency, while somebody types. */
export async function findListed(input: {
  q: string;
  currency: string;
}): Promise<Result<Page<{ productId: string; name: string; country: string }>>> {
  const both = await act('operator', searchWares, { ...input, limit: 24 });
  if (!both.ok) return both;
  const items = both.data.items.filter((each) => each.listingId !== null);
  return { ok: true, data: { items, nextCursor: null } };
}
