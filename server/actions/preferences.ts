'use server';
import type { Result } from '#lib/result.ts';
import { changePreferences } from '#modules/identity/index.ts';
import { act } from '../action.ts';

export async function keepPreferences(input: {
  locale?: string;
  timeZone?: string | null;
}): Promise<Result<{ changed: true }>> {
  return act('member', changePreferences, input);
}
