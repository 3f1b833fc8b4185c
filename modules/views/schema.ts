import { z } from 'zod';
import { idSchema } from '#lib/id.ts';

const placeSchema = z.string().regex(/^[a-z][a-z-]{0,39}$/, 'is not a list');

export const viewsOfInput = z.object({ place: placeSchema });
export const saveViewInput = z.object({
  place: placeSchema,
  name: z.string().trim().min(1, 'needs a name').max(60, 'is too long'),
  query: z.string().max(2000, 'is too long'),
});
export const viewIdInput = z.object({ viewId: idSchema('savedView') });

export type SavedView = { viewId: string; name: string; query: string };
