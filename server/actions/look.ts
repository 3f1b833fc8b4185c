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
import type { ThemeNow } from '#modules/tenants/schema.ts';
import { themeCss } from '#modules/tenants/theme.ts';
import { act } from '../action.ts';

/** What the accent comes to, as the editor says it; the type is the verb's own. */
export type LookVerdict = Awaited<ReturnType<typeof previewTheme.call>>['verdict'];

/** The draft as one style sheet, for the pages that show it, and what becomes of its accent. */
export async function previewLook(input: object): Promise<Result<{ css: string; verdict: LookVerdict }>> {
  const answer = await act('operator', previewTheme, input);
  if (!answer.ok) return answer;
  return { ok: true, data: { css: themeCss(answer.data.theme), verdict: answer.data.verdict } };
}

export async function lookNow(): Promise<Result<ThemeNow>> {
  return act('operator', showTheme, {});
}

export async function saveLook(input: object): Promise<Result<{ verdict: LookVerdict }>> {
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
