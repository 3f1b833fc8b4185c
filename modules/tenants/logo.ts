import { createHash } from 'node:crypto';
import { z } from 'zod';
import { verb } from '#core/verb.ts';
import { PICTURE_LIMITS } from '#lib/picture.ts';
import { logoPicture } from './logo-picture.ts';
import { insertLogo, pruneLogos, updateTheme } from './logo-store.ts';
import { LOGO_PATH } from './schema.ts';

/** Gives the program a logo: any picture, made anew as clean pixels. Answers where it is and the plate it was put on. */
export const uploadLogo = verb({
  name: 'tenants.uploadLogo',
  permission: 'settings.manage',
  input: z.object({
    picture: z
      .instanceof(Uint8Array)
      .refine((bytes) => bytes.byteLength <= PICTURE_LIMITS.bytes, 'is larger than 5 MB; save it smaller'),
  }),
  run: async (ctx, { picture }): Promise<{ logo: string; plate: 'white' | 'black' | null }> => {
    const { screen, icon, plate } = await logoPicture(picture);
    const id = createHash('sha256').update(screen).update(icon).digest('hex').slice(0, 32);
    await insertLogo(ctx, { id, screen, icon });
    const logo = `${LOGO_PATH}${id}.webp`;
    await updateTheme(ctx, { logo });
    await pruneLogos(ctx, id);
    ctx.emit({ type: 'theme.changed', objectType: 'tenant', objectId: ctx.tenant.id, data: { logo } });
    ctx.note({ objectId: ctx.tenant.id, detail: { logo } });
    return { logo, plate };
  },
});

/** Takes the logo away; the program's initial stands in its place. */
export const removeLogo = verb({
  name: 'tenants.removeLogo',
  permission: 'settings.manage',
  input: z.object({}),
  run: async (ctx): Promise<{ logo: null }> => {
    await updateTheme(ctx, { logo: null });
    ctx.emit({ type: 'theme.changed', objectType: 'tenant', objectId: ctx.tenant.id, data: { logo: null } });
    ctx.note({ objectId: ctx.tenant.id, detail: { logo: null } });
    return { logo: null };
  },
});
