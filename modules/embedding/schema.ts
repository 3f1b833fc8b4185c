import { z } from 'zod';
import { idSchema } from '#lib/id.ts';
import { emailSchema } from '#modules/identity/schema.ts';

export const MOST_ORIGINS = 50;
/** Living keys of one tenant. */
export const MOST_KEYS = 10;
/** The longest that a token may live, in seconds. */
export const TOKEN_SECONDS = 300;
/** How long a one-time code lives. */
export const CODE_SECONDS = 60;
/** How long a frame stays signed in. */
export const FRAME_MINUTES = 60;
/** What a token's `aud` says. */
export const AUDIENCE = 'damson-embed';

export const ALGORITHMS = ['HS256', 'ES256', 'EdDSA'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

/** Scheme, host and port, as a browser writes them: nothing else can be compared, or stand in a header. */
const originSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(200)
  .transform((text) => text.replace(/\/$/, ''))
  .refine(isOrigin, 'must be an origin like https://portal.example.com');

function isOrigin(text: string): boolean {
  if (!/^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/.test(text)) return false;
  return URL.canParse(text) && new URL(text).origin === text;
}

export const settingsInput = z.object({
  enabled: z.boolean(),
  createMembers: z.boolean().default(false),
  origins: z
    .array(originSchema)
    .max(MOST_ORIGINS, `at most ${MOST_ORIGINS}`)
    .transform((all) => [...new Set(all)]),
});
/** `seen` is what the person looked at, so that nobody writes over another's change unawares. */
export const setSettingsInput = settingsInput.extend({ seen: settingsInput.optional() });
export const createKeyInput = z.object({
  name: z.string().trim().min(1, 'is needed').max(80),
  algorithm: z.enum(ALGORITHMS).default('HS256'),
  /** The public half (SPKI, PEM) of a pair that the portal keeps; only for ES256 and EdDSA. */
  publicKey: z.string().trim().max(4_000).optional(),
});
export const rotateKeyInput = z.object({
  embedKeyId: idSchema('embedKey'),
  /** How long the key before signs people in, too. */
  overlapHours: z.number().int().min(0).max(168).default(24),
  publicKey: createKeyInput.shape.publicKey,
});
export const embedKeyInput = z.object({ embedKeyId: idSchema('embedKey') });
export const openInput = z.object({
  token: z.string().max(4_000),
  userAgent: z.string().max(400).optional(),
});
const pathSchema = z
  .string()
  .max(200)
  .regex(/^\/(?![/\\])[\w\-./?=&%]*$/, 'must be a path like /p/lst_…');
export const createCodeInput = z.object({
  email: emailSchema,
  /** Where the person arrives. */
  path: pathSchema.default('/'),
  /** A frame in a portal, or the storefront itself. */
  target: z.enum(['frame', 'storefront']).default('frame'),
});

export type EmbedSettings = { enabled: boolean; createMembers: boolean; origins: string[] };
export type EmbedKeyRow = {
  embedKeyId: string;
  name: string;
  algorithm: Algorithm;
  createdAt: string;
  endsAt: string | null;
};
/** What a frame holds in its memory and nowhere else. */
export type FrameSession = { bearer: string; expiresAt: string; memberId: string };
