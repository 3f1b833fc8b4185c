'use server';
import type { Page } from '#lib/page.ts';
import type { Result } from '#lib/result.ts';
import { adminListings, setListingsVisible } from '#modules/catalog/index.ts';
import type { AdminListing } from '#modules/catalog/schema.ts';
import { act } from '../action.ts';

export async function showListings(input: {
  listingIds: string[];
  visible: boolean;
}): Promise<Result<{ changed: number }>> {
  return act('operator', setListingsVisible, input);
}

export async function findAdminListings(input: object): Promise<Result<Page<AdminListing>>> {
  return act('operator', adminListings, input);
}
