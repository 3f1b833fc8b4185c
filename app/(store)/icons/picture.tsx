import sharp from 'sharp';
import { initial } from '#components/theme/tenant-mark.tsx';
import { iconOf, type TenantView } from '#modules/tenants/index.ts';
import { computeTheme } from '#modules/tenants/theme.ts';
import { splashSize } from './sizes.ts';

type Look = { letter: string; ground: string; ink: string; bg: string; paper: string };
type Picture = (tenant: TenantView, look: Look) => Promise<Buffer>;

/** The pictures of a tenant's app, by file name; each is drawn from its logo, or else from its initial. */
const PICTURES: Record<string, Picture> = {
  '180.png': (tenant, look) => filled(tenant, look, 180),
  '192.png': (tenant, look) => plain(tenant, look, 192),
  '512.png': (tenant, look) => plain(tenant, look, 512),
  'maskable.png': (tenant, look) => filled(tenant, look, 512),
  'monochrome.png': (_, look) =>
    lettered({ ...look, ground: 'transparent', ink: 'white' }, { size: 192, round: 0 }),
};
const MOST_KEPT = 200;
const kept = new Map<string, Buffer>();

export function lookOf(tenant: TenantView): Look {
  const { light } = computeTheme(tenant.theme);
  const colour = (name: string) => light[name] ?? '';
  return {
    letter: initial(tenant.name),
    ground: colour('--accent'),
    ink: colour('--on-accent'),
    bg: colour('--bg'),
    paper: colour('--surface'),
  };
}

/** A picture as PNG, or null when there is none of that name; drawn once for each look. */
export async function picture(tenant: TenantView, name: string): Promise<Buffer | null> {
  const splash = splashSize(name);
  const draw: Picture | undefined = splash
    ? (of, look) => splashed(of, look, splash)
    : Object.hasOwn(PICTURES, name)
      ? PICTURES[name]
      : undefined;
  if (!draw) return null;
  const look = lookOf(tenant);
  const key = JSON.stringify([tenant.id, tenant.theme.logo, look, name]);
  const drawn = kept.get(key) ?? (await draw(tenant, look));
  kept.delete(key);
  kept.set(key, drawn);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return drawn;
}

/** As it is: the logo on nothing, or the initial on a rounded square. */
async function plain(tenant: TenantView, look: Look, size: number): Promise<Buffer> {
  const logo = await iconOf(tenant);
  return logo ? fitted(logo, size) : lettered(look, { size, round: 0.22 });
}

/** To the edge, with what matters inside the circle that every mask leaves. */
async function filled(tenant: TenantView, look: Look, size: number): Promise<Buffer> {
  const logo = await iconOf(tenant);
  if (!logo) return lettered(look, { size, round: 0 });
  return onGround(await fitted(logo, Math.round(size * 0.62)), {
    width: size,
    height: size,
    ground: look.paper,
  });
}

async function splashed(
  tenant: TenantView,
  look: Look,
  size: { width: number; height: number },
): Promise<Buffer> {
  const mark = await plain(tenant, look, Math.round(Math.min(size.width, size.height) / 4));
  return onGround(mark, { ...size, ground: look.bg });
}

function fitted(logo: Buffer, size: number): Promise<Buffer> {
  return sharp(logo)
    .resize(size, size, { fit: 'contain', background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .png()
    .toBuffer();
}

function onGround(mark: Buffer, to: { width: number; height: number; ground: string }): Promise<Buffer> {
  return sharp({ create: { width: to.width, height: to.height, channels: 4, background: to.ground } })
    .composite([{ input: mark, gravity: 'centre' }])
    .png({ palette: true })
    .toBuffer();
}

/** Latin letters come in the bundled font; for others it would be fetched, so they come in the machine's own. */
async function lettered(look: Look, how: { size: number; round: number }): Promise<Buffer> {
  const { size, round } = how;
  if (!/^[\p{Script=Latin}\d]$/u.test(look.letter)) {
    return sharp(Buffer.from(vector(look, round)))
      .resize(size, size)
      .png()
      .toBuffer();
  }
  const style = {
    width: '100%',
    height: '100%',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    background: look.ground,
    color: look.ink,
    fontSize: size * (round === 0 ? 0.5 : 0.58),
    borderRadius: size * round,
  } as const;
  // Only the rare PNG pays for the renderer.
  const { ImageResponse } = await import('next/og');
  const image = new ImageResponse(<div style={style}>{look.letter}</div>, { width: size, height: size });
  return Buffer.from(await image.arrayBuffer());
}

/** The initial as a drawing of 64 by 64. */
export function vector({ letter, ground, ink }: Look, round = 0.22): string {
  const safe = letter.replace(/[<>&"']/g, '');
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 64 64">' +
    `<rect width="64" height="64" rx="${64 * round}" fill="${ground}"/>` +
    `<text x="32" y="32" fill="${ink}" font-family="system-ui,sans-serif" font-size="36" font-weight="600" ` +
    `text-anchor="middle" dominant-baseline="central">${safe}</text></svg>`
  );
}
