import { z } from 'zod';
import { LOCALES, type Locale } from '#i18n/locales.ts';
import { idSchema } from '#lib/id.ts';
import type { TenantRef } from '#lib/tenant.ts';

/** The choices that are made by hand; the logo is uploaded. */
export const themeChoiceSchema = z.object({
  accent: z.string().regex(/^#[0-9a-f]{6}$/i, 'must be a colour like #7a3b69'),
  font: z.enum(['geist', 'system', 'serif', 'rounded']),
  shape: z.enum(['sharp', 'soft', 'round']),
});
/** Where logos are served, on every host of their tenant. */
export const LOGO_PATH = '/brand/';
export type ThemeChoice = z.infer<typeof themeChoiceSchema> & { logo: string | null };

/** What can be seen of a text: a name of spaces and marks without width would leave nothing to read. */
const VISIBLE = /[\p{L}\p{N}]/u;
const nameSchema = z
  .string()
  .trim()
  .min(1, 'is needed')
  .max(60, 'must have at most 60 characters')
  .refine((name) => VISIBLE.test(name), 'needs a letter or a number')
  .refine((name) => !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(name), 'has characters that cannot be seen');
/** The name and the look; `seen` is what the editor showed before, so that a change by somebody else is not lost. */
export const setThemeInput = themeChoiceSchema.extend({
  name: nameSchema.optional(),
  seen: themeChoiceSchema.extend({ name: z.string().max(200) }).optional(),
});
/** What became of the accent in one scheme: the colour used, and the contrast of words on it. */
export type AccentUse = { used: string; contrast: number; moved: boolean };

/** Whether the accent could be used as it is, in words for an editor: `kept`, or where its lightness was moved. */
export type ThemeVerdict = {
  accent: 'kept' | 'moved_in_light' | 'moved_in_dark' | 'moved_in_both';
  light: AccentUse;
  dark: AccentUse;
  /** Why nobody could find a button in it, and the nearest accent that can be found; null when it may be chosen. */
  lost: { contrast: number; instead: string } | null;
};

/** How a program is called and looks now, and who changed that last. */
export type ThemeNow = { name: string; theme: ThemeChoice; changed: { by: string; at: string } | null };

const languagesSeen = z.object({ languages: z.array(z.string()), locale: z.string() });
export const setLanguagesInput = z
  .object({
    /** What the person looked at, so that nobody writes over another's change unawares. */
    seen: languagesSeen.optional(),
    languages: z.array(z.enum(LOCALES)).min(1, 'needs one language at least').max(LOCALES.length),
    /** The tenant's own, "en" or "en-GB"; read by whoever chose none. */
    locale: z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/, 'must be a language, perhaps with a country: en-GB'),
  })
  .refine((l) => new Set(l.languages).size === l.languages.length, {
    path: ['languages'],
    message: 'names a language twice',
  })
  .refine((l) => l.languages.some((language) => language === l.locale.slice(0, 2)), {
    path: ['locale'],
    message: 'must be one of the languages',
  });

export const hostInput = z.object({ host: z.string().trim().min(1, 'is needed').max(300) });
export const hostIdInput = z.object({ hostId: idSchema('host') });
/** The texts that DNS holds; null when no server answered. */
export const settleHostInput = hostIdInput.extend({
  found: z.array(z.string().max(4_000)).max(50).nullable(),
});
export type HostRow = { host: string; primary: boolean; addedAt: string };
/** A host that waits for `token` to stand in the DNS record `record`. */
export type ClaimRow = {
  hostId: string;
  host: string;
  record: string;
  token: string;
  checkedAt: string | null;
  found: 'nothing' | 'another' | 'no_answer' | null;
};

/** A tenant as screens see it. */
export type TenantView = TenantRef & { theme: ThemeChoice; languages: Locale[] };
