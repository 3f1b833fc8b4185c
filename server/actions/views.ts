'use server';
import type { Result } from '#lib/result.ts';
import { removeView, saveView } from '#modules/views/index.ts';
import { act } from '../action.ts';

export async function keepView(input: {
  place: string;
  name: string;
  query: string;
}): Promise<Result<{ viewId: string }>> {
  return act('operator', saveView, input);
}

export async function forgetView(input: { viewId: string }): Promise<Result<{ viewId: string }>> {
  return act('operator', removeView, input);
}
