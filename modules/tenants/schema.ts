import { z } from 'zod';
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

/** A tenant as screens see it. */
export type TenantView = TenantRef & { theme: ThemeChoice };
