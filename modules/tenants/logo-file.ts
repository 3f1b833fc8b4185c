import { selectLogo } from './logo-store.ts';
import { LOGO_PATH } from './schema.ts';

const NAME = /^([0-9a-f]{32})\.(webp|png)$/;

/** The bytes of one file of a tenant's logo, `<id>.webp` or `<id>.png`, or null. They never change under their name. */
export async function logoFile(
  tenantId: string,
  name: string,
): Promise<{ type: string; bytes: Buffer } | null> {
  const [, id, kind] = NAME.exec(name) ?? [];
  if (!(id && kind)) return null;
  const bytes = await selectLogo(tenantId, id, kind === 'png' ? 'icon' : 'screen');
  return bytes && { type: `image/${kind}`, bytes };
}

/** A tenant's logo as a PNG of 512 by 512 pixels, for what is drawn from it: app icons. Null without a logo. */
export async function iconOf(tenant: { id: string; theme: { logo: string | null } }): Promise<Buffer | null> {
  const name = tenant.theme.logo?.slice(LOGO_PATH.length).replace(/webp$/, 'png');
  return name ? ((await logoFile(tenant.id, name))?.bytes ?? null) : null;
}
