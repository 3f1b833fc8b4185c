import { z } from 'zod';
import type { TenantRef } from '#lib/tenant.ts';

export const themeSchema = z.object({
  accent: z.string().regex(/^#[0-9a-f]{6}$/i, 'must be a colour like #7a3b69'),
  font: z.enum(['geist', 'system', 'serif', 'rounded']),
  shape: z.enum(['sharp', 'soft', 'round']),
  logo: z.string().max(200).nullable(),
});
export type ThemeChoice = z.infer<typeof themeSchema>;

/** A tenant as screens see it. */
export type TenantView = TenantRef & { theme: ThemeChoice };
