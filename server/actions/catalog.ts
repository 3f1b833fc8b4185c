'use server';
import type { Result } from '#lib/result.ts';
import { setListingsVisible } from '#modules/catalog/index.ts';
import { act } from '../action.ts';

export async function showListings(input: {
  listingIds: string[];
  visible: boolean;
}): Promise<Result<{ changed: number }>> {
  return act('operator', setListingsVisible, input);
}
