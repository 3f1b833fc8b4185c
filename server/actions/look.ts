'use server';
import type { Result } from '#lib/result.ts';
import {
  forgetTenants,
  previewTheme,
  removeLogo,
  setTheme,
  showTheme,
  uploadLogo,
} from '#modules/tenants/index.ts';
import type { ThemeNow, ThemeVerdict } from '#modules/tenants/schema.ts';
import { act } from '../action.ts';

/** The draft as one style sheet, for the pages that show it, and what becomes of its accent. */
export async function previewLook(input: object): Promise<Result<{ css: string; verdict: ThemeVerdict }>> {
  return act('operator', previewTheme, input);
}

export async function lookNow(): Promise<Result<ThemeNow>> {
  return act('operator', showTheme, {});
}

export async function saveLook(input: object): Promise<Result<{ verdict: ThemeVerdict }>> {
  return forgetting(await act('operator', setTheme, input));
}

export async function giveLogo(form: FormData): Promise<Result<{ logo: string; plate: string | null }>> {
  const file = form.get('logo');
  const picture = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
  return forgetting(await act('operator', uploadLogo, { picture }));
}

export async function dropLogo(): Promise<Result<{ logo: null }>> {
  return forgetting(await act('operator', removeLogo, {}));
}

/** Whoever has saved sees it in the next page. */
function forgetting<T>(answer: Result<T>): Result<T> {
  if (answer.ok) forgetTenants();
  return answer;
}
